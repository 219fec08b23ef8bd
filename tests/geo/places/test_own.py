"""The gazetteer that a collection brings along: a table of its own, or an extract of GeoNames."""

from __future__ import annotations

from pathlib import Path

from geo.places.own import list_drawn, load_places, read_own

TABLE = """id,name,lat,lon,kind,population,names,name:uk,name:en,district
kyiv,Kyiv,50.45,30.52,city,2950000,Kiew|Kijów,Київ,Kyiv,
dp,Checkpoint 4,50.1,30.1,checkpoint,,,,,
,Nameless,50.1,30.1,,,,,,
far,Far away,95,200,town,some,,,,
kyiv,Kyiv again,50,30,,,,,,
"""
# As GeoNames publishes them: a town, a province, a hill, a village; then a line that is none.
GEONAMES = "\n".join(
    (
        "703448\tKyiv\tKyiv\tKiev,Kiew,Київ\t50.45466\t30.5238\tP\tPPLC\tUA\t\t12\t\t\t\t2797553\t\t187\tE\t2020",
        "703447\tKyiv City\tKyiv City\t\t50.43\t30.52\tA\tADM1\tUA\t\t12\t\t\t\t2900000\t\t\tE\t2020",
        "1\tA hill\tA hill\t\t50\t30\tT\tHLL\tUA\t\t\t\t\t\t0\t\t\tE\t2020",
        "2\tSelo\tSelo\t\t50.2\t30.2\tP\tPPL\tUA\t\t\t\t\t\t300\t\t\tE\t2020",
        "no line of GeoNames",
    )
)


def test_a_table_is_read_and_what_cannot_be_used_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(TABLE, "utf-8")
    own = read_own(tmp_path / "places.csv")
    assert [(place.id, place.kind, place.names) for place in own.places] == [
        ("kyiv", "city", ("Kiew", "Kijów", "Київ", "Kyiv")),
        ("dp", "checkpoint", ()),
    ]
    assert [str(fault) for fault in own.faults] == [
        "places.csv: line 4, id: '': expected a text",
        "places.csv: line 5, lat: '95': expected degrees from -90 to 90",
        "places.csv: line 5, lon: '200': expected degrees from -180 to 180",
        "places.csv: line 5, population: 'some': expected a whole number or nothing",
        "places.csv: line 6, id: 'kyiv': expected an id that no earlier line has",
    ]


def test_places_that_events_name_are_drawn_with_the_largest_towns(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(TABLE, "utf-8")
    drawn = list_drawn(read_own(tmp_path / "places.csv"), {"dp"})
    assert [(one["id"], one["names"]) for one in drawn] == [
        ("kyiv", {"en": "Kyiv", "uk": "Київ"}),
        ("dp", {"und": "Checkpoint 4"}),
    ]


def test_a_name_is_found_in_a_collections_own_gazetteer_alone(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(TABLE, "utf-8")
    gazetteer, faults = load_places(tmp_path)
    assert len(faults) == 5
    assert [(one.id, one.score) for one in gazetteer.find("Київ")] == [("kyiv", 1.0)]
    assert [one.id for one in gazetteer.find("checkpoint 4", kind="checkpoint")] == ["dp"]
    assert gazetteer.find("Kalbajar") == []
    assert load_places(tmp_path / "other")[0].find("Kalbajar")[0].id == "AZ-KAL"


def test_an_extract_of_geonames_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "places.txt").write_text(GEONAMES, "utf-8")
    own = read_own(tmp_path / "places.txt")
    assert [(place.id, place.name, place.kind, place.population) for place in own.places] == [
        ("703448", "Kyiv", "city", 2797553),
        ("703447", "Kyiv City", "province", 2900000),
        ("2", "Selo", "village", 300),
    ]
    assert [str(fault) for fault in own.faults] == [
        "places.txt: line 5: 1 columns: expected 19 between tabs, as GeoNames has them"
    ]


def test_what_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("code;label\n", "utf-8")
    own = read_own(tmp_path / "places.csv")
    assert own.places == ()
    assert [str(fault) for fault in own.faults] == [
        "places.csv: line 1: code;label: expected columns with a head; id, name, lat, lon missing"
    ]
