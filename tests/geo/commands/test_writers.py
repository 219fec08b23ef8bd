"""Every command that writes, in a folder whose files are links: nothing goes elsewhere.

A first run tells which files a command makes or changes. For a second run each of them, and each name that
was opened on the way, is a link to a place outside, to a file that is there or to none. After it that place
is as it was.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from geo.commands.program import main
from tests.helpers.specimens import write_bridge

# A row that is imported and one that is set aside; its columns have to be guessed.
ROWS = "date,title,latitude,longitude\n2020-11-12,The mill burns,40.5,46.5\nsome day,Nothing,40.5,46.5\n"
FIELD = {
    "type": "Feature",
    "properties": {"name": "Field", "iso": "FR-A"},
    "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]},
}
ARTICLE = "BAKU, 25 November 2020\n\nArmy units entered the Kalbajar district on Tuesday, officials said.\n"
TOLD = ("--publisher", "The Herald", "--url", "https://herald.example/x", "--title", "Entry")
COMMANDS = {
    "import": ("import", "{given}/rows.csv", "--into", "{folder}"),
    "import districts": ("import", "--districts", "{given}/field.geojson", "--into", "{folder}"),
    "districts": ("districts", "{given}/field.geojson", "--into", "{folder}"),
    "add": ("add", "{given}/article.txt", "--into", "{folder}", *TOLD),
    "read": ("read", "{given}/article.txt", "--into", "{folder}"),
    "read an archive": ("read", "{given}", "--out", "{folder}/found.parquet"),
    "export": ("export", "geojson", "--data", "{folder}", "-o", "{folder}/map.txt"),
    "export states": ("export", "states-geojson", "--data", "{folder}", "-o", "{folder}/states.txt"),
    "publish": ("publish", "{folder}/site", "--data", "{folder}"),
}
# What of it the user has named: a link there is the user's own.
NAMED = {"map.txt", "states.txt", "site"}
# How a file is opened for writing: O_WRONLY, O_RDWR or O_CREAT.
WRITES = 0o1 | 0o2 | 0o100
_opened: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _opened and event == "open":
        path, _, flags = arguments
        if isinstance(path, str) and isinstance(flags, int) and flags & WRITES:
            _opened[-1].append(path)


sys.addaudithook(_note)


@contextmanager
def noting() -> Iterator[list[str]]:
    """Note the paths of the files that are opened for writing."""
    _opened.append([])
    try:
        yield _opened[-1]
    finally:
        _opened.pop()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    (folder / "field.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [FIELD]}), "utf-8"
    )
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    return folder


def make_collection(folder: Path) -> Path:
    folder.mkdir()
    return write_bridge(folder)


def read_all(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder with its content, folders with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
@pytest.mark.parametrize("there", [True, False], ids=["of files", "of none"])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_link_in_the_folder_leads_a_write_elsewhere(
    tmp_path: Path, given: Path, name: str, there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(folder: Path) -> int:
        return main([one.format(given=given, folder=folder) for one in COMMANDS[name]])

    first = make_collection(tmp_path / "first")
    before = read_all(first)
    with noting() as opened:
        assert run(first) in (0, 1), capsys.readouterr().err
    after = read_all(first)
    made = {path for path, content in after.items() if before.get(path, 0) != content}
    made |= {Path(one).relative_to(first).as_posix() for one in opened if Path(one).is_relative_to(first)}
    assert made

    second, elsewhere = make_collection(tmp_path / "second"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in sorted(made - NAMED):
        place, target = second / path, elsewhere / path.replace("/", "-")
        if after.get(path, b"") is None or not place.parent.is_dir():
            continue
        if (content := before.get(path)) is not None:
            target.write_bytes(content)
        elif there:
            target.write_text("somebody's")
        place.unlink(missing_ok=True)
        place.symlink_to(target)
    outside = read_all(elsewhere)
    try:
        assert run(second) in (0, 1, 2)
    finally:
        assert read_all(elsewhere) == outside


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_folder_of_texts_that_is_a_link_elsewhere_takes_none(
    tmp_path: Path, given: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    folder, elsewhere = make_collection(tmp_path / "collection"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(folder / "articles")
    (folder / "articles").symlink_to(elsewhere)
    asked = ["add", str(given / "article.txt"), "--into", str(folder), *TOLD]
    assert main(asked) == 2
    assert capsys.readouterr().err == (
        f"'articles' is a link out of {folder}: expected a folder in it; HANDOVER_ARTICLES may name another\n"
    )
    assert list(elsewhere.iterdir()) == []
    # The user may want it so, and is told where.
    monkeypatch.setenv("HANDOVER_ARTICLES", str(elsewhere))
    assert main(asked) == 0
    assert f"the text is kept in {elsewhere}\n" in capsys.readouterr().err
    assert (elsewhere / "article.txt").read_text("utf-8") == ARTICLE


@pytest.mark.parametrize("name", [".profile", "con.txt", "a\u202eb.txt"])
def test_an_article_is_added_under_a_bare_name_alone(tmp_path: Path, name: str) -> None:
    folder = make_collection(tmp_path / "collection")
    (tmp_path / name).write_text(ARTICLE, "utf-8")
    before = read_all(folder)
    assert main(["add", str(tmp_path / name), "--into", str(folder), *TOLD]) == 2
    assert read_all(folder) == before
