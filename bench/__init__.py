"""How fast the product is, beside the bare machine: `make bench` writes docs/performance.md."""
