"""Where a name from elsewhere may lead, and how a file is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.errors import ArticleError, PlaceError
from events.files import is_bare_name, place_file, place_within, write_named, write_whole
from events.records.collection import load_collection
from events.texts.articles import read_articles
from tests.helpers.specimens import SOURCES, make_source, run, write_bridge, write_collection

ELSEWHERE = (
    *("../x", "..", ".", "", "a/b", "/tmp/x", "a\\b", "..\\x", "C:x", "C:\\x", "//host/x", "\\\\host\\x"),  # noqa: S108
    *(".bashrc", ".x", " x", "x ", "x.", "x\x00", "x\n", "\x1b[2Jx", "x\u202ey", "a:b", "x?", "a*", "a|b"),
    *("CON", "con.txt", "NUL.tar.gz", "aux", "COM1", "lpt9.txt", "COM¹", "PRN .txt", "CONIN$", "é" * 200),
)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_no_bare_name_is_not_used(tmp_path: Path, name: str) -> None:
    assert not is_bare_name(name)
    with pytest.raises(PlaceError, match="expected the bare name of a file"):
        place_file(tmp_path, name)


@pytest.mark.parametrize("name", ["article.txt", "Kəlbəcər 2.txt", "x", "console.txt", "com10", "~x", "-x"])
def test_a_bare_name_is_a_file_of_the_folder(tmp_path: Path, name: str) -> None:
    assert place_file(tmp_path, name) == tmp_path / name


def test_a_link_is_followed_within_the_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "to-come").symlink_to(tmp_path / "to-come")
    (folder / "circle").symlink_to(folder / "circle")
    (folder / "in").symlink_to(folder / "x")
    assert place_file(folder, "in") == folder / "in"
    for name in ("out", "to-come"):
        with pytest.raises(PlaceError, match="is a link out of"):
            place_file(folder, name)
    with pytest.raises(ArticleError, match="is a link out of"):
        read_articles(folder, [make_source(file="out")])


def test_a_file_is_written_whole_and_a_link_is_replaced(tmp_path: Path) -> None:
    other, place = tmp_path / "other", tmp_path / "place"
    other.write_text("other")
    place.symlink_to(other)
    write_whole(place, b"new")
    assert (other.read_text(), place.read_text(), place.is_symlink()) == ("other", "new", False)

    def break_off() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(place, break_off())
    assert place.read_text() == "new"
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "nothing" / "x", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "place"]


def test_folders_on_the_way_have_bare_names_too_and_lie_within(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    assert place_within(folder, "data/days/one.js") == folder / "data" / "days" / "one.js"
    for name in ("../x", "data/../../x", "/x", "data//x", ".git/config", "data/.x", "con/x", "data/"):
        with pytest.raises(PlaceError, match="expected the bare name of a file"):
            place_within(folder, name)
    with pytest.raises(PlaceError, match="is a link out of"):
        place_within(folder, "out/x")


def test_a_file_that_the_user_names_is_written_whole_through_a_link_and_what_is_no_file_stays_one(
    tmp_path: Path,
) -> None:
    other, place = tmp_path / "other", tmp_path / "place"
    other.write_text("other")
    place.symlink_to(other)
    write_named(place, b"new")
    assert (other.read_text(), place.is_symlink()) == ("new", True)
    write_named(tmp_path / "fresh", b"new")
    assert (tmp_path / "fresh").read_text() == "new"
    device = Path(os.devnull)
    write_named(device, b"new")
    assert not device.is_file()
    with pytest.raises(OSError, match="directory"):
        write_named(tmp_path, b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "other", "place"]


@pytest.mark.parametrize("named", ["/home/somebody", "..", "../other", "a/../../b", "link", "x\n/../.."])
def test_texts_lie_within_the_collection_unless_the_user_says_otherwise(tmp_path: Path, named: str) -> None:
    folder = tmp_path / "collection"
    (folder / "a").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path)
    shown = named.replace("\n", "\\n")
    sources = SOURCES.replace('version = "1"', f'version = "1"\narticles = "{shown}"')
    collection = load_collection(write_collection(folder, sources=sources))
    assert collection.settings is not None
    assert collection.settings.articles == ""
    assert [str(fault) for fault in collection.faults] == [
        f"sources.toml, line 6: collection, articles: {named!r}: expected a folder within the collection's; "
        "only --articles and HANDOVER_ARTICLES name another"
    ]


def test_a_source_whose_file_is_elsewhere_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    sources = SOURCES.replace('file = "bridge.txt"', 'file = ".bashrc"')
    fault = next(iter(load_collection(write_collection(tmp_path, sources=sources)).faults))
    assert str(fault).startswith(
        "sources.toml, line 19: record 1 (herald), file: '.bashrc': expected the bare name"
    )


@pytest.mark.parametrize("arguments", [("fetch",), ("check",), ("origins",), ("list",)])
def test_a_collection_that_names_a_folder_elsewhere_has_nothing_written_there(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    target = tmp_path / "home"
    target.mkdir()
    (tmp_path / "collection").mkdir()
    folder = write_bridge(tmp_path / "collection")
    sources = SOURCES.replace('version = "1"', f'version = "1"\narticles = "{target}"')
    write_collection(folder, sources=sources.replace('file = "bridge.txt"', 'file = ".bashrc"'))
    done = run(*arguments, "--data", folder)
    assert "'.bashrc': expected the bare name of a file" in done.stdout + done.stderr
    assert list(target.iterdir()) == []
