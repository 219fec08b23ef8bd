"""What the environment sets means the same as the option, for every command and the page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.words.catalogue import SOURCE_LANGUAGE, set_language
from geo.commands.program import main, make_parser
from tests.helpers.right_to_left import WORDS, write_catalogues
from tests.helpers.specimens import BRIDGE, ROOT, write_bridge

# What each variable is in place of; those of the server alone are tested with it.
OPTIONS = {"HANDOVER_DATA": "--data", "HANDOVER_ARTICLES": "--articles"}
OF_SERVER = {"HANDOVER_FRAMED_BY", "HANDOVER_MEDIA_FROM"}
# An option for these would show a key to all who list processes; the address goes with it.
OF_READER = {f"HANDOVER_READER{ending}" for ending in ("", "_MODEL", "_KEY", "_SECONDS")}
LANGUAGE = {"HANDOVER_LANGUAGE", "HANDOVER_CATALOGUES"}
# What a command is asked, where it has to be asked something; `show` is the page, and `fetch` asks a network.
ASKED = {
    "at": ("2020-11-10",),
    "export": ("annotations",),
    "find": ("Millbridge",),
    "publish": ("--one-file", "{out}/map.html", "--made", "2026-01-01"),
    "read": ("{article}",),
    "score": ("{data}",),
    "sentences": ("{article}",),
}
PARSER = make_parser()
COMMANDS = next(one.choices for one in PARSER._actions if isinstance(one.choices, dict))
PAIRS = [
    (name, variable)
    for name, parser in COMMANDS.items()
    for variable, option in OPTIONS.items()
    if option in parser._option_string_actions and name not in ("show", "fetch")
]


@pytest.fixture(autouse=True)
def _no_other_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in (*OPTIONS, *OF_READER, *LANGUAGE):
        monkeypatch.delenv(name, raising=False)
    yield
    set_language(SOURCE_LANGUAGE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    folder = write_bridge(tmp_path / "data")
    places = "id,kind,name,lat,lon\nthe-mill,village,Millbridge,40.1,46.1\n"
    (folder / "places.csv").write_text(places, "utf-8")
    shutil.move(folder / "articles", tmp_path / "texts")
    return folder


def test_every_variable_is_tested_here_and_told_in_the_readme() -> None:
    sources = [path for room in ("events", "geo") for path in (ROOT / room).rglob("*.py")]
    named = {one for path in sources for one in re.findall(r"HANDOVER_[A-Z_]*[A-Z]", path.read_text("utf-8"))}
    assert named == {*OPTIONS, *OF_SERVER, *OF_READER, *LANGUAGE}
    told = (ROOT / "README.md").read_text("utf-8")
    assert [one for one in named if one not in told] == []


@pytest.mark.parametrize(("name", "variable"), PAIRS, ids=lambda value: str(value))
def test_a_variable_is_the_option(
    tmp_path: Path,
    data: Path,
    name: str,
    variable: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts, article = tmp_path / "texts", tmp_path / "article.txt"
    article.write_text(BRIDGE, "utf-8")
    folders = {"HANDOVER_DATA": data, "HANDOVER_ARTICLES": texts}

    def run(out: str, given: dict[str, Path]) -> tuple[int, str, str, dict[str, bytes]]:
        (tmp_path / out).mkdir()
        names = {"out": tmp_path / out, "article": article, "data": data}
        asked = [one.format(**names) for one in ASKED.get(name, ())]
        known = COMMANDS[name]._option_string_actions
        rest = {option: folders[one] for one, option in OPTIONS.items() if option in known}
        rest.pop(OPTIONS[variable])
        options = [str(part) for pair in (rest | given).items() for part in pair]
        status = main([name, *asked, *options])
        said = capsys.readouterr()
        files = {path.name: path.read_bytes() for path in (tmp_path / out).iterdir()}
        return status, said.out.replace(f"/{out}/", "/"), said.err, files

    # The option comes first.
    monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    by_option = run("one", {OPTIONS[variable]: folders[variable]})
    without = run("none", {})
    monkeypatch.setenv(variable, str(folders[variable]))
    assert run("two", {}) == by_option
    assert without != by_option or name == "sentences"


@pytest.mark.parametrize("command", ["publish", "export"])
def test_what_is_written_for_readers_speaks_the_language_of_the_page(
    tmp_path: Path, data: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOVER_LANGUAGE", "ar")
    monkeypatch.setenv("HANDOVER_CATALOGUES", str(write_catalogues(tmp_path)))
    out = tmp_path / "map.html"
    asked = ["--one-file", str(out)] if command == "publish" else ["dossier", "-o", str(out)]
    assert main([command, *asked, "--data", str(data)]) == 0
    written = out.read_text("utf-8")
    assert '<html lang="ar" dir="rtl"' in written
    assert WORDS["ar"]["Sources"] in written


def test_a_day_that_cannot_be_one_is_told_by_publish_as_by_export(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    told = []
    for command in (["publish", "--one-file", str(tmp_path / "a.html")], ["export", "csv"]):
        assert main([*command, "--data", str(data)]) == 2
        told.append(capsys.readouterr().err)
    assert (
        told[0]
        == told[1]
        == ("SOURCE_DATE_EPOCH='yesterday': expected seconds since 1970, such as 1606262400\n")
    )
