"""The rules of imports, read from every file; and what importing a module must not do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRAWING = ("geo/drawing/basemap.py", "geo/drawing/layers.py")
PAGE = ("app.py", "geo/page/")
# The rooms where events and drawing meet: views, and the two that show them.
VIEWS = ("geo/views/", "geo/page/", "geo/publish/")
# Files into a collection, with their shapes and districts.
INGEST = "geo/ingest/"
# The doors besides the page: they know both `events` and `geo`.
DOORS = ("geo/commands/", "geo/__main__.py")
WORDS = (
    "events.model",
    "events.errors",
    "events.dates",
    "events.kinds",
    # Where files may lie.
    "events.files",
    "events.media",
    # Knows CSV and JSON, and nothing of events.
    "events.exchange.pieces",
    "events.records.record",
    "events.words",
)


@dataclass(frozen=True)
class Rule:
    """What files must not import.

    `files` are the beginnings of the paths it binds, `but` of those it does not, `allowed` what it lets pass.
    """

    says: str
    names: tuple[str, ...]
    files: tuple[str, ...] = ("",)
    but: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


RULES = (
    Rule(
        "events is text and dates only",
        ("geo", "streamlit", "streamlit_folium", "folium", "branca", "geopandas", "pandas", "shapely", "app"),
        ("events/",),
    ),
    # geo draws events, writes their plain form, and words a fault of its own files as events does.
    Rule(
        "geo knows the words of events",
        ("events",),
        ("geo/",),
        (*VIEWS, "geo/drawing/", INGEST, *DOORS),
        WORDS,
    ),
    Rule(
        "drawing knows the words and the columns of events",
        ("events",),
        ("geo/drawing/",),
        (),
        (*WORDS, "events.timeline.columns"),
    ),
    Rule("only the page imports streamlit", ("streamlit", "streamlit_folium"), but=PAGE),
    Rule("only drawing files import folium", ("folium", "branca"), but=DRAWING),
    Rule(
        "only data files import shapes",
        ("geopandas", "shapely", "pandas", "pyproj"),
        but=("geo/build/", "geo/shapes/", "geo/imports/"),
    ),
    Rule("only the page knows the page", ("geo.page",), but=(*PAGE, *DOORS)),
    Rule("only the doors and the page bring files in", ("geo.ingest",), but=(*PAGE, INGEST, *DOORS)),
    Rule("only the doors know the commands", ("geo.commands",), but=DOORS),
    Rule("nothing imports the page's script", ("app",)),
    Rule("tests are not imported", ("tests", "conftest")),
    Rule(
        "only the desk's own room and the doors know the desk",
        ("events.desk",),
        but=("events/desk/", "geo/page/", "geo/commands/"),
    ),
    Rule("only the desk knows databases", ("sqlalchemy", "alembic", "psycopg"), but=("events/desk/",)),
    Rule("passages are text", ("events",), ("events/texts/passages.py",)),
    Rule(
        "dates know their errors and parts alone",
        ("events",),
        ("events/dates.py",),
        (),
        ("events.errors", "events.parts"),
    ),
    Rule(
        "words know dates and kinds alone",
        ("events",),
        ("events/model.py",),
        (),
        ("events.dates", "events.kinds"),
    ),
)


def find_imports(path: Path, package: str) -> Iterator[tuple[int, str]]:
    """Return the line and the full name of everything that a file imports, within functions, too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = [*above, *([node.module] if node.module else [])]
            yield from ((node.lineno, ".".join([*base, alias.name])) for alias in node.names)
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in ("__import__", "import_module", "importlib.import_module", "exec", "eval"):
                yield node.lineno, f"{name}()"


def within(name: str, names: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in names)


def check_imports(root: Path) -> list[str]:
    """Return a line for each import of the program that breaks a rule."""
    faults = []
    for path in [root / "app.py", *sorted(root.glob("events/**/*.py")), *sorted(root.glob("geo/**/*.py"))]:
        file = path.relative_to(root).as_posix()
        package = file.rpartition("/")[0].replace("/", ".")
        for line, name in find_imports(path, package):
            if name.endswith("()"):
                faults.append(f"{file}:{line}: {name}: imports stand as statements")
            faults += [
                f"{file}:{line}: {name}: {rule.says}"
                for rule in RULES
                if file.startswith(rule.files) and not (rule.but and file.startswith(rule.but))
                if within(name, rule.names) and not within(name, rule.allowed)
            ]
    return faults


def test_every_import_keeps_the_rules() -> None:
    assert check_imports(ROOT) == []


@pytest.mark.parametrize(
    ("file", "source", "fault"),
    [
        ("events/a.py", "import geo.drawing.style", "1: geo.drawing.style: events is text and dates only"),
        ("events/a.py", "from shapely import box", "1: shapely.box: events is text and dates only"),
        ("events/a.py", "def f():\n    import streamlit", "2: streamlit: only the page imports streamlit"),
        (
            "events/texts/passages.py",
            "from events.dates import When",
            "1: events.dates.When: passages are text",
        ),
        (
            "events/dates.py",
            "from . import model",
            "1: events.model: dates know their errors and parts alone",
        ),
        ("geo/a.py", "import events", "1: events: geo knows the words of events"),
        ("geo/a.py", "from events import timeline", "1: events.timeline: geo knows the words of events"),
        (
            "geo/a.py",
            "from events.records.rules import read_records",
            "1: events.records.rules.read_records: geo knows the words of events",
        ),
        (
            "geo/print/a.py",
            "from events.timeline.columns import Columns",
            "1: events.timeline.columns.Columns: geo knows the words of events",
        ),
        (
            "geo/drawing/a.py",
            "from events.timeline.timeline import Timeline",
            "1: events.timeline.timeline.Timeline: drawing knows the words and the columns of events",
        ),
        ("geo/html/elements.py", "import folium", "1: folium: only drawing files import folium"),
        (
            "geo/drawing/basemap.py",
            "from geopandas import read_file",
            "1: geopandas.read_file: only data files",
        ),
        (
            "geo/drawing/layers.py",
            "import streamlit_folium",
            "1: streamlit_folium: only the page imports streamlit",
        ),
        (
            "geo/a.py",
            "from geo.page import collection",
            "1: geo.page.collection: only the page knows the page",
        ),
        (
            "geo/a.py",
            "from .page.collection import Site",
            "1: geo.page.collection.Site: only the page knows the page",
        ),
        ("geo/page/a.py", "import folium", "1: folium: only drawing files import folium"),
        ("geo/page/a.py", "from ... import app", "1: app: nothing imports the page's script"),
        ("geo/a.py", "__import__('streamlit')", "1: __import__(): imports stand as statements"),
        ("app.py", "import shapely", "1: shapely: only data files import shapes"),
        ("geo/page/a.py", "import sqlalchemy", "1: sqlalchemy: only the desk knows databases"),
        (
            "events/records/a.py",
            "from events.desk import articles",
            "1: events.desk.articles: only the desk's own room and the doors know the desk",
        ),
        (
            "app.py",
            "from tests import specimens",
            "1: tests.specimens: tests are not imported",
        ),
    ],
)
def test_a_forbidden_import_is_reported(tmp_path: Path, file: str, source: str, fault: str) -> None:
    (tmp_path / "app.py").touch()
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    found = check_imports(tmp_path)
    assert any(line.startswith(f"{file}:{fault}") for line in found), found


@pytest.mark.parametrize(
    ("file", "source"),
    [
        (
            "app.py",
            "import streamlit\nfrom geo.page.axis import Axis\nfrom events.records.collection import SHIPPED",
        ),
        ("geo/a.py", "from events.model import Event\nfrom events import model\nimport geography"),
        ("geo/a.py", "from events.errors import Fault\nfrom events.records.record import to_record"),
        ("geo/drawing/a.py", "from events.timeline.columns import Columns\nfrom events import model"),
        (
            "geo/page/a.py",
            "import streamlit_folium\nfrom events.timeline.timeline import Timeline\nimport geo.page.axis",
        ),
        ("geo/build/a.py", "import geopandas\nimport shapely"),
        ("geo/shapes/a.py", "import geopandas\nimport shapely"),
        ("geo/drawing/basemap.py", "import folium\nfrom branca.element import MacroElement"),
        ("events/a.py", "from events.model import Event\nfrom .dates import When\nimport json"),
    ],
)
def test_what_the_rules_allow_is_not_reported(tmp_path: Path, file: str, source: str) -> None:
    (tmp_path / "app.py").touch()
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    assert check_imports(tmp_path) == []


PRIVATE = re.compile(r"data-testid|\.st[A-Z]\w|st-emotion|stLayout|__GLOBAL_DATA__|static/(?:js|css|media)")


def names_private_of_streamlit(text: str) -> list[str]:
    """Return what a text names of Streamlit's own elements, styles and files."""
    return list(PRIVATE.findall(text))


def test_what_is_private_to_streamlit_is_named_in_one_module_of_each_language() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for ending in ("py", "js", "css")
        for path in (ROOT / "geo").rglob(f"*.{ending}")
        if names_private_of_streamlit(path.read_text("utf-8"))
    }
    assert found == {f"geo/page/streamlit_internals.{ending}" for ending in ("py", "js", "css")}
    assert names_private_of_streamlit('[data-testid="stHtml"] p, .stAppHeader {}') == ["data-testid", ".stAp"]
