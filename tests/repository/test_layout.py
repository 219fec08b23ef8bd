"""Where things stand: no module does anything when imported, no file is long, no file is out of place."""

from __future__ import annotations

import ast
import fnmatch
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.specimens import list_files
from tests.repository.test_architecture import find_imports

ROOT = Path(__file__).parents[2]
MOST_LINES = 300
TOP = {
    *(".ci", ".github", ".gitignore", ".readme", ".streamlit", "LICENSE", "README.md"),
    *("app.py", "events", "geo", "pyproject.toml", "tests"),
}


def find_modules(root: Path) -> dict[str, Path]:
    """Return all modules of events and geo by name."""
    paths = sorted([*root.glob("events/**/*.py"), *root.glob("geo/**/*.py")])
    names = (path.relative_to(root).with_suffix("").as_posix().replace("/", ".") for path in paths)
    return dict(zip((name.removesuffix(".__init__") for name in names), paths, strict=True))


def watch(root: Path) -> list[str]:
    """Return what else the modules do while they are imported."""
    modules = find_modules(root)
    found = {name.split(".")[0] for path in modules.values() for _, name in find_imports(path, "geo.page")}
    outside = {name for name in found if name not in ("events", "geo", "os") and not name.endswith("()")}
    done = subprocess.run(
        [sys.executable, "-I", ROOT / "tests" / "helpers" / "import_watch.py", str(root), *modules],
        input=" ".join(sorted(outside)),
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_importing_any_module_does_nothing_else() -> None:
    assert {"events.timeline.timeline", "geo.drawing.basemap", "geo.page.parts.components"} <= set(
        find_modules(ROOT)
    )
    assert watch(ROOT) == []


@pytest.mark.parametrize(
    ("source", "report"),
    [
        (
            "from pathlib import Path\nTEXT = (Path(__file__).parent / 'a.txt').read_text()",
            "open events/a.txt",
        ),
        (
            "with open(__file__.replace('a.py', 'a.txt')) as file:\n    TEXT = file.read()",
            "open events/a.txt",
        ),
        ("import os\nFILES = os.listdir(os.path.dirname(__file__) + '/data')", "os.listdir events/data"),
        ("from pathlib import Path\nIS = (Path(__file__).parent / 'a.txt').exists()", "Path.exists"),
        ("from datetime import datetime\nNOW = datetime.now()", "now()"),
        ("from datetime import date\nTODAY = date.today()", "today()"),
        ("import time\nNOW = time.time()", "time()"),
        ("import os\nHOME = os.environ['PATH']", "os.__getitem__"),
        ("import os\nHOME = os.environ.get('HOME')", "os.environ.get"),
        ("import os\nHOME = os.getenv('HOME')", "os.getenv"),
        ("import os\nHERE = os.getcwd()", "getcwd()"),
        ("import socket\nS = socket.socket()", "socket.__new__"),
    ],
)
def test_a_module_that_does_something_is_reported(tmp_path: Path, source: str, report: str) -> None:
    (tmp_path / "events" / "data").mkdir(parents=True)
    (tmp_path / "events" / "__init__.py").touch()
    (tmp_path / "events" / "a.txt").touch()
    (tmp_path / "events" / "a.py").write_text(source, encoding="utf-8")
    assert report in watch(tmp_path)


def find_packages() -> dict[str, str]:
    """Return the docstring of every package, by name; nothing else may stand in its first file."""
    docstrings = {}
    for name, path in find_modules(ROOT).items():
        if path.name == "__init__.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert len(tree.body) == 1, name
            docstrings[name] = ast.get_docstring(tree) or ""
    return docstrings


def test_a_package_opens_with_what_it_is_for_and_nothing_else() -> None:
    assert {"events", "events.texts", "geo", "geo.page"} <= set(find_packages())
    assert [name for name, docstring in find_packages().items() if not docstring] == []


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in find_modules(ROOT).values()}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_a_packages_docstring_names_every_module_in_it() -> None:
    for package, docstring in find_packages().items():
        inside = [name for name in find_modules(ROOT) if name.rpartition(".")[0] == package]
        names = [name.rpartition(".")[2] for name in inside]
        assert [name for name in names if f"`{name}`" not in docstring and name != "__main__"] == [], package


def test_no_file_is_long() -> None:
    lengths = {
        path: (ROOT / path).read_text(encoding="utf-8").count("\n")
        for path in list_files()
        if path.endswith((".py", ".toml", ".css", ".sh", ".yml")) and "/data/" not in path
    }
    assert lengths["events/timeline/timeline.py"] > 100
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_top_of_the_repository_holds_these_and_nothing_else() -> None:
    assert {path.split("/")[0] for path in list_files()} <= TOP


def test_no_folder_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    files = [path for path in list_files() if path.startswith("tests/") and path.endswith(".py")]
    folders = {part for path in files for part in path.split("/")[:-1]}
    assert "build" in folders
    passed_over = request.config.getini("norecursedirs")
    assert [one for one in folders if any(fnmatch.fnmatch(one, pattern) for pattern in passed_over)] == []
