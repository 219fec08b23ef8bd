"""What the program imports is declared; what an extra brings is imported only where that is expected."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.helpers.specimens import ROOT
from tests.repository.test_architecture import find_imports

# Where the packages of an extra may be imported, which who has not installed it never reaches unwarned.
ROOMS = {
    "fetch": ("events/web/",),
    "build": (
        "geo/build/",
        "geo/shapes/geoparquet.py",
        "geo/shapes/geopackage.py",
        "geo/shapes/event_points.py",
        "geo/imports/",
    ),
    "desk": ("events/desk/",),
    # What a maintainer runs.
    "test": ("geo/page/server/icons.py",),
}
# Declared, and not imported by a statement: data files, and what others need.
NOT_IMPORTED = {"tzdata", "xstatic-leaflet", "lxml-html-clean", "idna", "psycopg"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def read_declared() -> dict[str, set[str]]:
    """Return the names of the declared packages, by extra; those that everyone has under ""."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"]} | project["optional-dependencies"]
    return {
        extra: {normal(re.split(r"[\[<>=!~; ]", one)[0]) for one in groups[extra]} for extra in ("", *ROOMS)
    }


def list_imported(root: Path) -> dict[str, set[str]]:
    """Return the files that import each foreign package, by the module's name."""
    found: dict[str, set[str]] = {}
    for path in [root / "app.py", *root.glob("events/**/*.py"), *root.glob("geo/**/*.py")]:
        file = path.relative_to(root).as_posix()
        for _, name in find_imports(path, file.rpartition("/")[0].replace("/", ".")):
            module = name.partition(".")[0]
            if module not in sys.stdlib_module_names and module not in ("events", "geo", "app"):
                found.setdefault(module, set()).add(file)
    return found


def find_undeclared(root: Path, declared: dict[str, set[str]]) -> list[str]:
    """Return a line for each package that a file imports though it may not be there."""
    known, faults = packages_distributions(), []
    for module, files in list_imported(root).items():
        names = {normal(one) for one in known.get(module, [module])}
        if names & declared[""]:
            continue
        rooms = tuple(room for extra, rooms in ROOMS.items() if names & declared[extra] for room in rooms)
        faults += [f"{file}: {module}" for file in sorted(files) if not rooms or not file.startswith(rooms)]
    return faults


def test_what_is_imported_is_declared() -> None:
    assert find_undeclared(ROOT, read_declared()) == []


def test_what_is_declared_is_imported() -> None:
    known = packages_distributions()
    imported = {normal(name) for module in list_imported(ROOT) for name in known.get(module, [module])}
    declared = set().union(*(names for extra, names in read_declared().items() if extra != "test"))
    assert declared - imported == NOT_IMPORTED


@pytest.mark.parametrize(
    ("file", "source", "faults"),
    [
        ("geo/a.py", "import lxml.html", ["geo/a.py: lxml"]),
        ("geo/a.py", "def f():\n    import geopandas", ["geo/a.py: geopandas"]),
        ("geo/build/a.py", "import geopandas", []),
        ("events/web/a.py", "import geopandas", ["events/web/a.py: geopandas"]),
        ("geo/a.py", "import shapely\nimport json", []),
    ],
)
def test_an_import_that_is_not_declared_is_reported(
    tmp_path: Path, file: str, source: str, faults: list[str]
) -> None:
    (tmp_path / "app.py").touch()
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    assert find_undeclared(tmp_path, read_declared()) == faults
