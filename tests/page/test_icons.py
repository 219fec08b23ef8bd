"""The icon font: what is cut of Streamlit's own, and when it is sent."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from geo.page.server import icons
from geo.page.server.icons import cut_icons, find_ligatures, find_named, read_cut
from geo.page.streamlit_internals import find_icon_font

# Named in Streamlit's scripts, but not in its font.
LACKING = {"star_filled"}


def list_icons(content: bytes) -> set[str]:
    """Return the names of the icons that a font has."""
    return {name for name, *_ in find_ligatures(TTFont(BytesIO(content)))}


def whole() -> bytes:
    path = find_icon_font()
    assert path, "the installed Streamlit has no icon font"
    return path.read_bytes()


def test_the_font_that_ships_has_every_icon_that_streamlit_names() -> None:
    cut = read_cut()
    assert cut, "the installed Streamlit's icon font is another: run `python -m geo.page.server.icons`"
    assert find_named() - list_icons(whole()) <= LACKING
    assert find_named() - LACKING <= list_icons(cut)
    assert {"expand_more", "chevron_right", "close", "error"} <= list_icons(cut)
    assert len(cut) < len(whole()) / 30


def test_a_font_is_cut_to_the_icons_that_are_named() -> None:
    cut = cut_icons(whole(), ["expand_more", "close", "no_such_icon"])
    assert list_icons(cut) == {"expand_more", "close"}
    assert len(cut) < 3_000


def test_of_another_font_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "MaterialSymbols-Rounded.another0.woff2"
    other.write_bytes(whole() + b"\0")
    monkeypatch.setattr(icons, "find_icon_font", lambda: other)
    read_cut.cache_clear()
    try:
        assert read_cut() is None
    finally:
        read_cut.cache_clear()


def test_the_command_cuts_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(icons, "ASSETS", tmp_path)
    (tmp_path / "icons-00000000.woff2").touch()
    assert icons.main() == 0
    (made,) = tmp_path.glob("*")
    assert list_icons(made.read_bytes()) == find_named() - LACKING
    assert capsys.readouterr().out == f"wrote {made}: {made.stat().st_size} of {len(whole())} bytes\n"


def test_without_a_font_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(icons, "find_icon_font", lambda: None)
    assert icons.main() == 2
    assert "no icon font in" in capsys.readouterr().err
