"""Exports, citations and dossiers as a reader gets them, in a real browser against a real server."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from events.exchange.geojson import read_geojson
from events.exchange.table import read_csv
from tests.conftest import Opened

Visit = Callable[..., Opened]
# The texts among the formats, in the order of the menu.
FORMATS = {
    "CSV": ".csv",
    "GeoJSON": ".geojson",
    "KML": ".kml",
    "States as GeoJSON": ".states.geojson",
    "States as CSV": ".states.csv",
    "Linked Places": ".lpf.json",
    "Web Annotations": ".annotations.jsonld",
    "CSV in ACLED’s columns": ".acled.csv",
    "BibTeX": ".bib",
    "RIS": ".ris",
    "CSL JSON": ".csl.json",
    "Plain text": ".txt",
}


@pytest.fixture
def dialog(server: str, visit: Visit) -> tuple[Opened, Locator]:
    opened = visit(f"{server}/?date=2020-11-18&district=AZ-KAL")
    opened.page.get_by_role("button", name="Download and cite …").click()
    found = opened.page.get_by_role("dialog")
    expect(found.get_by_text("5 events, 5 articles.")).to_be_visible()
    return opened, found


def download(opened: Opened, dialog: Locator, name: str) -> tuple[str, str]:
    button = dialog.get_by_role("button", name=f"Download {name}", exact=True)
    if not button.is_visible():
        dialog.get_by_role("combobox", name="Format").click()
        opened.page.get_by_role("option", name=re.compile(f"^{re.escape(name)}: ")).click()
    with opened.page.expect_download() as loaded:
        button.click()
    return loaded.value.suggested_filename, Path(loaded.value.path()).read_text("utf-8-sig")


def test_every_format_of_a_district_on_a_day_names_the_collection(dialog: tuple[Opened, Locator]) -> None:
    opened, box = dialog
    for name, suffix in FORMATS.items():
        file, text = download(opened, box, name)
        assert file == f"handover-map-1.0.0-kalbajar-az-kal-on-18-november-2020{suffix}", name
        assert "Handover Map" in text, name
        assert "1.0.0" in text, name
    assert opened.errors == []


def test_the_map_is_taken_along_as_a_drawing_and_as_a_picture(dialog: tuple[Opened, Locator]) -> None:
    opened, box = dialog
    file, text = download(opened, box, "Map as SVG")
    assert file == "handover-map-1.0.0-kalbajar-az-kal-on-18-november-2020.svg"
    assert "Kalbajar (AZ-KAL) on 18 November 2020" in text
    with opened.page.expect_download() as loaded:
        box.get_by_role("button", name="Map as PNG").press("Enter")
    assert loaded.value.suggested_filename == file.replace(".svg", ".png")
    picture = Path(loaded.value.path()).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height > 1600) == (1800, True)
    # A painted map of so many pixels with hatches and letters is no blank sheet.
    assert len(picture) > 100_000
    assert opened.errors == []
    assert opened.foreign == []


def test_what_was_taken_along_is_read_back(dialog: tuple[Opened, Locator]) -> None:
    opened, box = dialog
    ids = [
        "statement-2020-11-09",
        "extension-kalbajar-2020-11-25",
        "deadline-kalbajar-2020-11-15",
        "kalbajar-capture-1993",
        "kalbajar-displaced-1993",
    ]
    assert [event.id for event in read_geojson(download(opened, box, "GeoJSON")[1])] == ids
    assert [event.id for event in read_csv(download(opened, box, "CSV")[1])] == ids


def test_one_event_and_the_whole_collection_are_taken_along(dialog: tuple[Opened, Locator]) -> None:
    opened, box = dialog
    box.get_by_text("One event").click()
    expect(box.get_by_text("Event statement-2020-11-09. 1 event,")).to_be_visible()
    assert len(json.loads(download(opened, box, "GeoJSON")[1])["features"]) == 1
    box.get_by_text("Whole collection").click()
    whole = "Handover Map, version 1.0.0: every day, district and event, whatever the filter."
    expect(box.get_by_text(f"{whole} 33 events, 5 articles.")).to_be_visible()
    assert len(json.loads(download(opened, box, "GeoJSON")[1])["features"]) == 33


def test_a_dossier_of_the_day_and_of_a_range_of_days(dialog: tuple[Opened, Locator]) -> None:
    opened, box = dialog
    file, text = download(opened, box, "Dossier (HTML)")
    assert file == "handover-map-1.0.0-kalbajar-az-kal-on-18-november-2020.html"
    assert "<h1>Kalbajar on 18 November 2020</h1>" in text
    assert "district AZ-KAL due" in text
    box.get_by_text("A range of days").click()
    expect(box.get_by_label("From the first to the last day").first).to_be_visible()
    _, text = download(opened, box, "Dossier (HTML)")
    assert "<h1>Kalbajar, 1 November 2020 to 5 December 2020</h1>" in text
