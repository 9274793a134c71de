"""`python -m hoiam` is the `hoiam` command."""

from hoiam.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
