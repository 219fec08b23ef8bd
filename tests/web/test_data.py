"""The data that goes to the browser: as geo/drawing/data.py and the types of the scripts describe it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from events.records.collection import SHIPPED, load_collection
from events.timeline.timeline import Timeline
from geo.drawing.chunks import MOST_ROWS
from geo.drawing.data import Bundle, Chunk, Step, Words
from geo.drawing.layers import bounds_of, load_shapes
from geo.drawing.style import map_words
from geo.escaping import script_json
from tests.helpers.map_alone import draw
from tests.web.declarations import FILE, declare, declare_all


def check(described: Any, value: Any) -> None:
    """Compare what the browser gets with its description: nothing missing, nothing more."""
    text = script_json(value)
    adapter: TypeAdapter[Any] = TypeAdapter(described)
    kept = adapter.dump_python(adapter.validate_json(text, strict=True), mode="json")
    assert kept == json.loads(text)


@pytest.fixture(scope="module", params=[MOST_ROWS, 4], ids=["one chunk", "many chunks"])
def made(request: pytest.FixtureRequest) -> tuple[Mapping[str, Any], Mapping[str, bytes]]:
    """Return the bundle and the files of the shipped collection."""
    collection = load_collection(SHIPPED)
    assert collection.settings is not None
    shapes = load_shapes(district.code for district in collection.settings.districts)
    timeline = Timeline(collection.events)
    drawn = draw(shapes, collection.settings, timeline, limit=request.param)
    return drawn.bundle, drawn.files


def test_the_types_of_the_scripts_are_those_of_python() -> None:
    assert FILE.read_text(encoding="utf-8") == declare_all(), "run python -m tests.web.declarations"


def test_the_shipped_collection_is_handed_over_as_described(
    made: tuple[Mapping[str, Any], Mapping[str, bytes]],
) -> None:
    bundle, files = made
    check(Bundle, bundle)
    for content in files.values():
        check(Chunk, json.loads(content))
    assert bundle["days"]["clocks"]["happened"]["here"]


def test_the_words_of_the_map_are_those_described() -> None:
    check(Words, map_words(load_shapes()) | {"bounds": bounds_of(load_shapes())})


def test_a_step_is_as_described() -> None:
    check(Step, {"date": "2020-11-18", "clock": "happened", "among": None, "district": None, "lang": "en"})


@pytest.mark.parametrize(
    "changes", [{"days": None}, {"roles": {"AZ-KAL": 1}}, {"more": 1}], ids=["missing", "other type", "more"]
)
def test_what_is_otherwise_is_found(
    made: tuple[Mapping[str, Any], Mapping[str, bytes]], changes: dict[str, Any]
) -> None:
    bundle, _ = made
    with pytest.raises((ValidationError, AssertionError)):
        check(Bundle, {**bundle, **changes})


def test_a_type_that_json_does_not_have_is_refused() -> None:
    assert declare(dict[str, list[int | None]]) == "Record<string, Array<number | null>>"
    assert declare(tuple[float, bool]) == "[number, boolean]"
    with pytest.raises(TypeError, match=r"datetime\.date.*: expected a type of JSON"):
        declare(date)
