#!/usr/bin/env python3
"""Set up and run locarno from a checkout, with nothing but Python and pip on the machine.

python3 dev.py run verdicts cases/ukraine     what the program does, on the first case
python3 dev.py test                           lint, types, import contract, tests, docs

The first use makes a virtual environment in `.venv` from pinned and hashed requirements; later uses find it there.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
    "tests": ["pytest", "--numprocesses=logical", "--dist=worksteal"],
    "docs": ["mkdocs", "build", "--strict", "--quiet"],
}


def prepare(kind: str) -> None:
    """Make the environment hold the requirements of a kind, `run` or `dev`, and this checkout; quick if it does."""
    pins = ROOT / "requirements" / f"{kind}.txt"
    stamp = VENV / f"locarno-{kind}"
    wanted = hashlib.sha256(pins.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one shall read this, not a traceback
        sys.exit("locarno needs Python 3.11 or newer")
    print(f"setting up {VENV.name} ({kind}); this takes a minute or two, once", file=sys.stderr)
    if not (VENV / "pyvenv.cfg").is_file():
        venv.create(VENV, with_pip=True)
    pip = ["python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*pip, "--require-hashes", "-r", str(pins)])
    call([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp.write_text(wanted)


def call(command: list[str]) -> None:
    """Run a command of the environment, and stop with its exit code if it fails."""
    code = run(command)
    if code:
        sys.exit(code)


def run(command: list[str]) -> int:
    """Run a command of the environment from where the user stands; its exit code."""
    environment = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(VENV),
        "NO_MKDOCS_2_WARNING": "1",
    }
    program = BIN / command[0]
    return subprocess.run([str(program), *command[1:]], env=environment, check=False).returncode


def test(names: list[str]) -> int:
    """Run the checks named, all of them where none is, in order; the exit code of the first that fails."""
    os.chdir(ROOT)
    for name in names or list(CHECKS):
        if name not in CHECKS:
            sys.exit(f"there is no check `{name}`; checks: {', '.join(CHECKS)}")
        print(f"== {name}", flush=True)
        code = run(CHECKS[name])
        if code:
            print(f"== {name} failed", flush=True)
            return code
    print("== all checks passed", flush=True)
    return 0


def main() -> int:
    """`run ARGUMENTS`: the program; `test [CHECK ...]`: the checks; `do COMMAND`: anything in the environment."""
    verb, words = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    if verb == "run":
        prepare("run")
        return run(["locarno", *words])
    if verb == "test":
        prepare("dev")
        return test(words)
    if verb == "do" and words:
        prepare("dev")
        return run(words)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
