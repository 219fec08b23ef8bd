"""Words on a picture of more districts than anybody could read the names of."""

from __future__ import annotations

from geo.print.lettering import place_words, stack
from geo.print.projection import Box


def test_of_many_districts_those_names_stand_that_find_room() -> None:
    many = [stack([f"Unit {number}"], 200, 200) for number in range(101)]
    placed = place_words(many, [], Box(0, 0, 400, 400), [])
    # In the middle, above it and below it.
    assert [(word.text, word.y) for word in placed] == [("Unit 0", 200), ("Unit 1", 178), ("Unit 2", 222)]


def test_of_fewer_every_name_stands() -> None:
    many = [stack([f"Unit {number}"], 200, 200) for number in range(100)]
    assert len(place_words(many, [], Box(0, 0, 400, 400), [])) == 100
