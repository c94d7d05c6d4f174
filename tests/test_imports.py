"""The import contract itself: it must see what it claims to see."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": "src", "PATH": ""}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package small enough to break."""
    for source in [ROOT / "pyproject.toml", *(ROOT / "src").rglob("*.py")]:
        target = tmp_path / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_the_rooms_keep_their_contract(copy: Path) -> None:
    found = lint(copy)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("case/places.py", "from ..space import truth"),
        ("kernels/types.py", "from ..case import nouns"),
        ("answers/states.py", "def f():\n    from ..space import truth"),
        ("present/words.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..analyses import breaks"),
        ("present/words.py", "from ..api import loading"),
        ("answers/states.py", "from ..present import words"),
        ("space/truth.py", "from ..answers import states"),
        ("analyses/views.py", "from ..present import words"),
        ("interop/source.py", "from ..analyses import views"),
        ("analyses/views.py", "from ..interop import source"),
        ("space/truth.py", "from ..interop import source"),
    ],
)
def test_an_import_the_wrong_way_is_seen_wherever_it_hides(copy: Path, module: str, line: str) -> None:
    path = copy / "src" / "locarno" / module
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line + "\n", encoding="utf-8")
    found = lint(copy)
    assert found.returncode == 1 and "BROKEN" in found.stdout, found.stdout
