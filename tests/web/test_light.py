"""What serves pages stays light: libraries that papers, sheets and counting need come when asked."""

import os
import subprocess
import sys

HEAVY = {
    "numpy", "pandas", "duckdb", "pyarrow", "lxml", "openpyxl", "scipy", "sklearn", "matplotlib",
    "weasyprint", "fontTools", "pytest",
}  # fmt: skip
LOOK = """
import sys
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
from django.urls import get_resolver
get_resolver().url_patterns
print(*{name.partition('.')[0] for name in sys.modules})
"""


def test_web_process_imports_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"},
    )  # fmt: skip

    loaded = set(done.stdout.split())
    assert "hoiam" in loaded
    assert not loaded & HEAVY
