"""A collection that changes while the page runs is opened anew; a state that is bad is told, not shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import geopandas
import pytest
import shapely

from events.errors import RecordsError
from events.records.folder import DATA_VARIABLE
from events.texts.articles import ARTICLES_VARIABLE
from geo.page.session import collection as module
from geo.page.session.blame import word_error
from geo.page.session.collection import keeper_of, open_collection
from geo.page.session.files import served_folder
from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import EVENTS, SOURCES, write_collection
from tests.page.test_app import component, html, notes, opened

REPORT = write_event(make_report("2020-11-09", "The mill is closed, too.", districts=["AZ-KAL"]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return write_collection(tmp_path)


def problem(folder: Path) -> list[str]:
    """Return why the files as they are now cannot be used."""
    found = keeper_of(str(folder)).problem
    return [str(fault) for fault in found.faults] if found else []


def count(folder: Path) -> int:
    return len(open_collection(str(folder)).timeline.columns)


def test_the_same_files_are_opened_once(folder: Path) -> None:
    assert open_collection(str(folder)) is open_collection(str(folder))


def test_the_page_takes_up_a_changed_collection(folder: Path) -> None:
    test = opened(date="2020-11-10", district="AZ-KAL")
    before = component(test, "mountNotes")["address"]
    assert "The mill is closed, too." not in notes(test)
    write_collection(folder, events=EVENTS + REPORT)
    test.run()
    assert not test.exception
    assert "The mill is closed, too." in notes(test)
    assert component(test, "mountNotes")["address"] != before
    assert test.query_params["district"] == "AZ-KAL"
    assert "cannot be used" not in html(test)


def test_what_the_reader_chose_and_is_not_there_any_more_is_told(folder: Path) -> None:
    test = opened(date="2020-11-10", district="AZ-AGM")
    write_collection(folder, sources=SOURCES.replace('AZ-AGM = "Agdam"\n', ""))
    test.run()
    assert not test.exception
    assert "district='AZ-AGM' in the address: expected one of AZ-KAL" in unescape(html(test))


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("events.toml", EVENTS[:200], "events.toml, line 12: "),
        ("sources.toml", SOURCES[:100], "sources.toml, line 6: "),
        ("sources.toml", "", "sources.toml: collection, title: missing: expected a value"),
        (
            "events.toml",
            EVENTS.replace("AZ-KAL", "AZ-XXX"),
            "events.toml, line 6: record 1 (bridge-deadline), districts",
        ),
        ("districts.parquet", "half", "districts.parquet: "),
        ("events.parquet", "half", "events.parquet: "),
    ],
)
def test_of_files_that_cannot_be_used_the_last_good_state_is_kept_and_told(
    folder: Path, name: str, content: str, fault: str
) -> None:
    test = opened(date="2020-11-10", district="AZ-KAL")
    good = open_collection(str(folder))
    kept = (folder / name).read_bytes() if (folder / name).exists() else None
    (folder / name).write_text(content, "utf-8")
    test.run()
    assert not test.exception
    assert open_collection(str(folder)) is good
    assert any(line.startswith(fault) for line in problem(folder)), problem(folder)
    assert (
        "have changed and cannot be used as they are now. Shown is the collection as it was read on"
        in html(test)
    )
    assert "The bridge is to be opened." in notes(test)
    # Once the file is whole, its state is shown.
    if kept is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(kept + b"\n")
    assert "cannot be used" not in html(test.run())
    assert open_collection(str(folder)) is not good


def test_a_faulty_record_is_set_aside_as_at_a_start(folder: Path) -> None:
    assert count(folder) == 2
    write_collection(folder, events=EVENTS + REPORT.replace("2020-11-09", "2020-11-31"))
    assert count(folder) == 2
    assert problem(folder) == []
    assert open_collection(str(folder)).collection.set_aside == 1


def test_a_deleted_folder_changes_nothing_until_it_is_there_again(folder: Path) -> None:
    assert count(folder) == 2
    shutil.rmtree(folder)
    assert count(folder) == 2
    assert problem(folder)[0].startswith("sources.toml: cannot be read (there is no such file or folder)")
    folder.mkdir()
    write_collection(folder, events=EVENTS + REPORT)
    assert (count(folder), problem(folder)) == (3, [])


def test_no_number_of_the_system_stands_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt: dict[str, Callable[[Path], object]] = {
        "a folder in the place of a file": lambda folder: (folder / "events.toml").mkdir(),
        "no files": lambda _folder: None,
        "a link to itself": lambda folder: (folder / "sources.toml").symlink_to(folder / "sources.toml"),
        "no folder": Path.rmdir,
    }
    for name, spoil in spoilt.items():
        home = tmp_path / name
        home.mkdir()
        spoil(home)
        monkeypatch.setenv(DATA_VARIABLE, str(home))
        test = opened()
        assert not test.exception
        assert "cannot be read (" in html(test), name
        assert "Errno" not in html(test), name
    monkeypatch.setenv(DATA_VARIABLE, str(write_collection(tmp_path)))
    for articles in (tmp_path / "nowhere", tmp_path / "events.toml", tmp_path / ("x" * 300)):
        monkeypatch.setenv(ARTICLES_VARIABLE, str(articles))
        test = opened()
        assert not test.exception
        assert "Errno" not in html(test)
    assert word_error(OSError(28, "No space left on device", "x")) == "OSError: the disk is full"


def test_a_folder_that_was_never_good_is_a_reason_and_may_become_good(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match=r"sources\.toml: cannot be read"):
        open_collection(str(tmp_path))
    write_collection(tmp_path)
    assert count(tmp_path) == 2


def test_a_full_disk_is_told_and_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert count(folder) == 2
    write_collection(folder, events=EVENTS + REPORT)
    # Nothing can be written into a folder that is a file.
    blocked = folder / "blocked"
    blocked.write_bytes(b"")
    with monkeypatch.context() as patch:
        patch.setattr("geo.page.session.collection.served_folder", lambda: blocked)
        patch.setattr(module, "RETRY", 0.0)
        assert count(folder) == 2
        assert "cannot be written or read (" in problem(folder)[0]
    assert (count(folder), problem(folder)) == (3, [])


def test_files_for_the_browser_that_something_has_deleted_are_written_again(folder: Path) -> None:
    opened_before = open_collection(str(folder))
    shutil.rmtree(served_folder())
    opened_after = open_collection(str(folder))
    assert opened_after is not opened_before
    assert (served_folder() / opened_after.page_script).is_file()


def test_files_of_an_earlier_state_are_not_kept(folder: Path) -> None:
    before = open_collection(str(folder))
    write_collection(folder, events=EVENTS + REPORT)
    after = open_collection(str(folder))
    (data_before, data_after) = (one.files[0][-1] for one in (before, after))
    assert data_before.startswith("data-")
    assert data_before != data_after
    assert not (served_folder() / data_before).exists()
    assert (served_folder() / data_after).exists()


def test_changed_shapes_are_drawn(folder: Path) -> None:
    shapes = open_collection(str(folder)).shapes["districts"]["features"]
    assert len(shapes) == 2
    table = {"id": ["AZ-KAL"], "name": ["Kalbajar"]}
    square = [shapely.box(10, 50, 11, 51)]
    geopandas.GeoDataFrame(table, geometry=square, crs="EPSG:4326").to_parquet(folder / "districts.parquet")
    assert open_collection(str(folder)).bounds == [[50, 10], [51, 11]]
