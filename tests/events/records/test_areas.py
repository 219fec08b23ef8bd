"""Areas of control: read with their side, their event and their days, or set aside with a reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.model import Area
from events.records.collection import Collection, load_collection
from tests.helpers.specimens import SOURCES, write_collection

SIDES = '[collection.sides]\nnorth = "The North"\n\n'
SQUARE = {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 39]]]}

SHAPE = "a Polygon or MultiPolygon of positions [longitude, latitude] in degrees"


def make_area(geometry: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    given = {"side": "north", "event": "bridge-deadline", "begin": "2020-11-10"} | properties
    kept = {name: value for name, value in given.items() if value is not None}
    return {"type": "Feature", "id": "ford", "properties": kept, "geometry": geometry}


def load(folder: Path, *features: Any) -> Collection:
    write_collection(folder, SOURCES.replace("[[source]]", f"{SIDES}[[source]]", 1))
    document = {"type": "FeatureCollection", "features": list(features)}
    (folder / "areas.geojson").write_text(json.dumps(document), encoding="utf-8")
    return load_collection(folder)


def test_an_area_has_its_side_its_event_and_its_days(tmp_path: Path) -> None:
    held = load(tmp_path, make_area(name="The ford", end="2020-11"), make_area(begin=None))
    assert (held.faults, held.set_aside) == ((), 0)
    first, second = held.areas
    assert first == Area(
        id="ford",
        side="north",
        event="bridge-deadline",
        geometry=SQUARE,
        name="The ford",
        begin=date(2020, 11, 10),
        # A month ends with its last day.
        end=date(2020, 11, 30),
    )
    assert (second.begin, second.end, second.name) == (None, None, "")
    assert held.settings is not None
    assert held.settings.colours == (("north", "blue"),)


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        (make_area(side="nroth"), "side: 'nroth': expected one of north; did you mean 'north'?"),
        (
            make_area(event="bridge"),
            "event: 'bridge': expected the id of an event it rests on",
        ),
        (make_area(event=None), "event: missing: expected a value"),
        (
            make_area(begin="10 November 2020"),
            "begin: '10 November 2020': expected an EDTF date such as 1988, 2020-07, 2020-11-25, "
            "2020-11-10/2020-11-25 or 1993-04-03/..; did you mean '2020-11-10'?",
        ),
        (make_area(end="2020-11-09"), "end: '2020-11-09': expected a day from 2020-11-10 on"),
        (
            make_area({"type": "Point", "coordinates": [46, 39]}),
            f"geometry: 'Point': expected {SHAPE}",
        ),
        (
            make_area(
                {"type": "Polygon", "coordinates": [[[4646000, 39], [47, 39], [47, 40], [4646000, 39]]]}
            ),
            f"geometry: 'Polygon': expected {SHAPE}",
        ),
    ],
)
def test_an_area_with_a_fault_is_set_aside(tmp_path: Path, feature: Any, fault: str) -> None:
    held = load(tmp_path, feature)
    assert [str(one) for one in held.faults] == [f"areas.geojson: feature 1 (ford), {fault}"]
    assert (held.areas, held.set_aside) == ((), 1)


@pytest.mark.parametrize("text", ["{", "[]", '{"type": "FeatureCollection"}'])
def test_a_file_that_is_none_of_areas_is_told(tmp_path: Path, text: str) -> None:
    write_collection(tmp_path)
    (tmp_path / "areas.geojson").write_text(text, encoding="utf-8")
    (fault,) = load_collection(tmp_path).faults
    assert fault.file == "areas.geojson"
