"""What stands around the page: files that a browser may keep, and those that it may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from conftest import Opened

from geo.page.server import KEPT


def cache_control(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.headers["Cache-Control"])


def test_files_named_after_their_content_are_kept_for_ever(server: str, visit: Callable[..., Opened]) -> None:
    opened = visit(server)
    asked: list[str] = opened.page.evaluate(
        """() => document.querySelector(".st-key-map iframe").contentWindow.performance
            .getEntriesByType("resource").map((one) => one.name)"""
    )
    kept = {re.sub(r"[-.][0-9a-f]{8,}", "", one.rsplit("/", 1)[1]): cache_control(one) for one in asked}
    for name in ("data.js", "map.js", "map.css", "leaflet.js", "leaflet.css", "main.js"):
        assert kept[name] == "public, max-age=31536000, immutable", kept


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("/component/geo.page.panels.assets/map-0f1db72910b0.css", True),
        ("/below/component/streamlit_folium.st_folium/static/js/main.521860b0.js", True),
        ("/component/streamlit_folium.st_folium/index.html", False),
        ("/component/geo.page.panels.assets/leaflet.js", False),
        ("/component/a/decade.js", False),
        ("/static/js/index-0f1db72910b0.js", False),
    ],
)
def test_only_names_that_carry_a_hash_are_kept(path: str, is_kept: bool) -> None:
    assert bool(KEPT.search(path)) is is_kept


def test_the_page_itself_is_asked_for_anew(server: str) -> None:
    assert cache_control(f"{server}/component/streamlit_folium.st_folium/index.html") == "no-cache"
