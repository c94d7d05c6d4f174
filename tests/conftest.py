"""Tests see no terminal width, whichever process they run in: pytest-xdist tells its workers 80 columns."""

import os

if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
