"""Pictures and videos in published files: copied beside the page, or within it up to a size."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from geo.publish import media
from geo.publish.folder import check_site, write_site
from geo.publish.media import find_media
from geo.publish.site import Edition, list_files, write_one_file
from tests.helpers.pictures import ALT, PICTURE, draw_picture, write_pictured
from tests.helpers.published import read_edition

HELD = f'src="data:image/png;base64,{b64encode(draw_picture()).decode()}" alt="{ALT}"'


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    home = tmp_path / "home"
    home.mkdir()
    read = read_edition(write_pictured(home))
    return replace(read, media=find_media(list(read.opened.collection.events), home))


def test_a_folder_has_the_file_beside_its_page(edition: Edition, tmp_path: Path) -> None:
    write_site(tmp_path / "site", list_files(edition), {})
    assert (tmp_path / "site" / "media-files" / PICTURE["file"]).read_bytes() == draw_picture()
    assert check_site(tmp_path / "site").is_as_written
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'data-src="media-files/bridge%20one.png"' in page
    assert "data:image/png;base64," + b64encode(draw_picture()).decode() not in page
    assert "media-src data: &#x27;self&#x27;" in page


def test_one_file_holds_it_once_to_be_opened(edition: Edition) -> None:
    page = write_one_file(edition).decode()
    assert page.count(HELD) == 1
    assert 'id="medium-bridge one.png"' in page
    assert 'data-src="#medium-bridge%20one.png"' in page
    assert 'data-src="https://pictures.example/a/gate.webm"' in page


def test_what_is_too_large_for_one_file_is_said_to_be(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "MOST_OF_ONE", 10)
    page = write_one_file(edition).decode()
    assert "bridge one.png is not in this file, as it is too large." in page
    assert HELD not in page


def test_a_file_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pictured(tmp_path)
    (tmp_path / "media" / PICTURE["file"]).unlink()
    assert find_media(list(read_edition(tmp_path).opened.collection.events), tmp_path) == {}
    assert "bridge-report: media: file 'bridge one.png' cannot be read" in capsys.readouterr().err
