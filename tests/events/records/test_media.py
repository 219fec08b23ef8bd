"""Pictures and videos of events: in the records, in tables, and in the folder of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import PlaceError
from events.exchange.formats import Stamp
from events.exchange.table import read_csv, write_csv
from events.media import find_file, kind_of
from events.model import Media
from events.records.collection import load_collection
from events.records.parquet import make_table
from events.texts.check import check_collection
from tests.helpers.pictures import ALT, CREDIT, ELSEWHERE, PICTURE, draw_picture, write_pictured
from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import SOURCES, write_collection

MEDIA = (Media(**PICTURE), Media(**ELSEWHERE))


def test_a_picture_is_read_written_and_read_again(tmp_path: Path) -> None:
    from datetime import date

    from pyarrow import parquet

    collection = load_collection(write_pictured(tmp_path))
    (event,) = collection.events
    assert collection.faults == ()
    assert event.media == MEDIA
    stamp = Stamp(title="", version="", day=date(2026, 1, 1), chosen="")
    (read,) = read_csv("".join(write_csv([event], collection.sources, stamp=stamp)))
    assert read.media == MEDIA
    parquet.write_table(make_table([event]), tmp_path / "events.parquet")
    (tmp_path / "events.toml").unlink()
    (stored,) = load_collection(tmp_path).events
    assert stored == event


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"alt": ALT, "credit": CREDIT}, "either a file, which lies in the folder media of the collection"),
        (PICTURE | {"url": "https://a.example/b.png"}, "either a file, which lies in the folder media"),
        ({"file": "a.png", "credit": CREDIT}, "media.1.alt: missing: expected a value"),
        (PICTURE | {"alt": " "}, "media.1.alt: ' ': expected a text with at least 1 character"),
        ({"file": "a.png", "alt": ALT}, "media.1.credit: missing"),
        (PICTURE | {"file": "a.svg"}, "a file with a name that ends in one of jpg, jpeg, png, gif"),
        (PICTURE | {"file": "../a.png"}, "the bare name of a file"),
        (
            {"url": "javascript:alert(1)", "alt": ALT, "credit": CREDIT},
            "an address that begins with https://",
        ),
        (PICTURE | {"caption": "x"}, "no field of this name"),
    ],
)
def test_a_faulty_record_is_set_aside_with_its_line(
    tmp_path: Path, given: dict[str, str], message: str
) -> None:
    event = write_event(make_report("2020-11-10", "The gate was closed.", media=[given]))
    collection = load_collection(write_collection(tmp_path, SOURCES, event))
    assert len(collection.events) == 0
    assert any(message in str(fault) for fault in collection.faults), collection.faults


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.png", None, "o such file or folder)"),
        ("page.png", b"<html><script>alert(1)</script>", "is no image/png, as its name says"),
        ("film.mp4", b"GIF89a", "is no video/mp4"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "a name that ends in one of"),
        ("../sources.toml", b"", "the bare name of a file"),
        (".png", b"", "the bare name of a file"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    (tmp_path / "media").mkdir()
    if content is not None and "/" not in name:
        (tmp_path / "media" / name).write_bytes(content)
    with pytest.raises(PlaceError) as told:
        find_file(tmp_path, name)
    assert message in str(told.value)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "secret.png").write_bytes(draw_picture())
    (tmp_path / "media" / "a.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(PlaceError, match="is a link out of"):
        find_file(tmp_path, "a.png")


def test_the_check_names_a_picture_that_is_not_there(tmp_path: Path) -> None:
    collection = load_collection(write_pictured(tmp_path))
    assert check_collection(collection, {}, home=tmp_path).unlikely == ()
    (tmp_path / "media" / PICTURE["file"]).unlink()
    (told,) = check_collection(collection, {}, home=tmp_path).unlikely
    assert str(told).startswith(
        "bridge-report: media.1.file: 'bridge one.png': expected a picture or video in"
    )
    assert "o such file or folder)" in str(told)


def test_what_it_is_follows_from_the_name() -> None:
    assert kind_of("a.JPG") == "picture"
    assert kind_of("", "https://a.example/b/c.webm?d=e.png") == "video"
    assert kind_of("", "https://a.example/watch?v=1") == "other"
