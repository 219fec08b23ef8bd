"""Places in a text: in any spelling, inflected, told apart from rivals, and from people and clubs."""

from __future__ import annotations

import pytest

from tests.helpers.reading import places, read


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kalbajar district", "AZ-KAL"),
        ("Kelbadjar district", "AZ-KAL"),
        ("Karvachar region", "AZ-KAL"),
        ("Kielbaarya district", "AZ-KAL"),
        ("Kielbajara district", "AZ-KAL"),
        ("Agdam district", "AZ-AGM"),
        ("town of Agdam", "agdam-town"),
        ("city of Shushi", "shusha-town"),
        ("village of Toghana", "toghana"),
        ("Lachin’s mountains", "AZ-LAC"),
        ("Kelbajar-based guards", "AZ-KAL"),
    ],
)
def test_a_place_is_found_in_any_spelling(name: str, id: str) -> None:
    assert [found for _, found in places(f"They came to the {name}.")] == [id]


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("Колонна стоит в Кельбаджарском районе.", "ru", ["AZ-KAL"]),
        ("Колонна вышла из Гёйгёльского района к Лачину.", "ru", ["AZ-GYG", "AZ-LAC"]),
        ("Обстреляли село Чаректар.", "ru", ["wof-1344224183"]),
        ("Бои идут у города Шуши.", "ru", ["shusha-town"]),
        ("Kəlbəcərin dağları yüksəkdir.", "az", ["AZ-KAL"]),
        ("Kolon Laçından Ağdama gedir.", "az", ["AZ-LAC", "AZ-AGM"]),
        ("Азербайджан занял Агдамский район.", "ru", ["AZ-AGM"]),
        ("Дорогу Степанакерт — Шуша откроют завтра.", "ru", ["AZ-XA", "AZ-SUS"]),
        ("Göygöl rayonunun Toğanalı kəndində.", "az", ["AZ-GYG", "toghana"]),
    ],
)
def test_inflected_names(text: str, language: str, ids: list[str]) -> None:
    assert [found for _, found in places(text, language)] == ids


def test_rivals_are_told_apart_by_the_other_places_of_the_sentence() -> None:
    # Several villages are called Gushchu; one is in Lachin district, one in Dashkasan.
    assert places("They left the village of Qushchu in Lachin district.")[0][1] == "wof-1225905685"
    assert places("They left the village of Qushchu in Dashkasan district.")[0][1] == "wof-890450077"


def test_one_kind_word_ends_a_list() -> None:
    found = places("They came from Dashkasan and Goygol districts.")
    assert found == [("Dashkasan", "AZ-DAS"), ("Goygol", "AZ-GYG")]


@pytest.mark.parametrize(
    "text",
    [
        "Coach Lachin Huseynov was pleased.",
        "A goal by Kalbajar Aliyev decided it. Kalbajar said he was tired.",
        "Tovuz FC play the final.",
        "Qarabag Agdam beat the champions.",
        "An agreement was reached with official Baku.",
        "E. Goygol wrote the report.",
    ],
)
def test_people_and_clubs_are_no_places(text: str) -> None:
    assert places(text) == []


def test_a_garbled_name_and_a_rival_are_marked_as_not_certain() -> None:
    (found,) = read("They came to the Kielbaarya district.").places
    assert (found.id, found.is_certain) == ("AZ-KAL", False)
    assert "garbled" in found.reason


def test_a_name_says_why_it_is_that_place() -> None:
    (found,) = read("They came to the town of Agdam.").places
    assert found.kind == "town"
    assert "“city” beside the name" in found.reason
    assert found.district == "AZ-AGM"
