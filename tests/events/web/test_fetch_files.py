"""Where fetched articles are written: in their folder, each in a file of its own, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from events.errors import FetchError
from events.web.fetch import fetch_articles
from tests.helpers.newspaper import FLOOD, Press, fetch, list_files, make_flood, make_page, open_press


@pytest.fixture
def press() -> Iterator[Press]:
    with open_press() as opened:
        opened.put("/flood", make_page(*FLOOD))
        yield opened


@pytest.mark.parametrize("file", ["../x", "/tmp/x", "2020/x", ".bashrc", "CON.txt", "", "x\n", "sub"])  # noqa: S108
def test_nothing_is_written_but_a_file_of_a_bare_name(press: Press, tmp_path: Path, file: str) -> None:
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    report = fetch(press, folder, press.source("/flood", file=file))
    assert (report.outcome, report.found) == ("failed", 0)
    assert report.reason.startswith(f"file {file!r} is not used")
    assert (list_files(tmp_path), press.requests) == ([], [])


def test_a_link_out_of_the_folder_is_neither_read_nor_written(press: Press, tmp_path: Path) -> None:
    folder, other = tmp_path / "articles", tmp_path / "other.txt"
    folder.mkdir()
    other.write_text("Another text.", encoding="utf-8")
    (folder / "courier.txt").symlink_to(other)
    report = fetch(press, folder)
    assert report.outcome == "failed"
    assert report.reason == (
        f"file 'courier.txt' is a link out of {folder}, and is not used: expected a file in it"
    )
    assert other.read_text(encoding="utf-8") == "Another text."


def test_a_name_that_no_disk_takes_is_reported(press: Press, tmp_path: Path) -> None:
    report = fetch(press, tmp_path, press.source("/flood", file="x" * 300))
    assert report.outcome == "failed"
    assert "expected the bare name of a file" in report.reason


def test_two_sources_of_one_file_do_not_overwrite_each_other(press: Press, tmp_path: Path) -> None:
    press.put("/other", make_page("The other paper tells of something else.", "It is a long story."))
    sources = [press.source("/flood"), press.source("/other", id="other", file="Courier.txt")]
    reports = fetch_articles(sources, [make_flood()], tmp_path, options=press.options)
    assert [report.outcome for report in reports] == ["fetched", "failed"]
    assert reports[1].reason == "file 'Courier.txt' is another source's: expected a file of its own"


def test_a_folder_that_cannot_be_made_is_reported(press: Press, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FetchError, match=r"cannot be made \(it is there already\): expected a folder"):
        fetch(press, tmp_path / "file")
