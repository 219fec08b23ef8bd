"""`handover-map import`: other people's files, correct to the row; nothing lost, invented or doubled."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from events.imports.setting_aside import ENDING
from events.records.collection import load_collection
from events.records.points import read_points
from events.records.record import to_record
from geo.commands.program import main
from geo.views.opened import open_folder
from tests.helpers.specimens import ROOT

FOREIGN = ROOT.parent / "shared" / "foreign"
UCDP, OBLASTS = FOREIGN / "ucdp_ged_car.csv", FOREIGN / "ua_oblasts.geojson"
needs_foreign = pytest.mark.skipif(not UCDP.is_file(), reason=f"the datasets are not at hand: no {FOREIGN}")

ACLED = """\
event_id_cnty;event_date;year;time_precision;disorder_type;event_type;sub_event_type;actor1;assoc_actor_1;actor2;\
country;admin1;location;latitude;longitude;geo_precision;source;source_scale;notes;fatalities;tags;timestamp
ARP1;03 December 2020;2020;1;Political violence;Battles;Armed clash;The millers;;The boatmen;\
Arpania;North;Mill;40,5;46,25;1;The Herald;National;A clash at the mill.;2;crowd size=no report;1
ARP2;03 December 2020;2020;2;Demonstrations;Protests;Peaceful protest;The boatmen;Union;;\
Arpania;North;Bridge;40.5;46.5;2;The Herald;National;;0;;1
ARP3;15 December 2020;2020;3;Political violence;Riots;Mob violence;The boatmen;;;\
Arpania;North;North;41;46;3;The Herald;National;A riot.;;;1
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> Any:
    """Run `import … --json` and return what it prints."""
    found = main(["import", *map(str, arguments), "--json"])
    out = capsys.readouterr()
    assert found == status, out.err
    return json.loads(out.out) if found != 2 else out.err


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@needs_foreign
def test_ucdp_is_a_map_in_one_command_and_correct_to_the_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "car"
    report = run(capsys, UCDP, "--into", into)
    assert (report["added"], report["files"][0]["mapping"], report["files"][0]["set_aside"]) == (
        700,
        "ucdp-ged",
        0,
    )
    rows = {
        f"ucdp-ged-{row['id']}": row for row in csv.DictReader(UCDP.open(encoding="utf-8-sig", newline=""))
    }
    assert main(["list", "--data", str(into), "--json"]) == 0
    listed = {event["id"]: event for event in json.loads(capsys.readouterr().out)}
    assert listed.keys() == rows.keys()
    opened, _ = open_folder(into, "")
    assert opened.collection.faults == ()
    assert opened.spots is not None
    by_id = {id: number for number, id in enumerate(opened.timeline.columns.ids)}
    precisions = ("exact", "near", "district", "province", "country", "country", "unknown")
    for id, row in rows.items():
        event, stored = listed[id], opened.timeline.by_id[id]
        days = date.fromisoformat(row["date_start"][:10]), date.fromisoformat(row["date_end"][:10])
        assert (stored.when.first, stored.when.last) == days
        assert (stored.when.precision == "day") == (row["date_prec"] == "1")
        assert event["precision"] == precisions[int(row["where_prec"]) - 1]
        assert event["actors"] == [row["side_a"], row["side_b"]]
        assert event["fatalities"] == {name: int(row[name]) for name in ("low", "best", "high")}
        assert event["location"] == row["where_coordinates"]
        (account,) = event["accounts"]
        assert (account["source"], account["row"]) == ("ucdp-ged", row["id"])
        assert (account["paragraph"], account["sentences"]) == (None, [])
        assert event["points"] == [[float(row["longitude"]), float(row["latitude"])]]
        assert opened.spots.of(by_id[id]) == [(float(row["longitude"]), float(row["latitude"]))]
        kept = {name: cell.strip() for name, cell in row.items() if cell.strip()}
        assert event["details"].items() <= kept.items()
    (source,) = opened.collection.sources
    assert "CC BY 4.0" in " ".join(opened.shapes["credits"])
    assert (source.kind, source.licence, source.file, source.sha256) == ("dataset", "CC BY 4.0", "", "")
    # Once more: nothing is doubled, and nothing changes.
    again = run(capsys, UCDP, "--into", into)
    assert [again[name] for name in ("added", "changed", "unchanged", "kept")] == [0, 0, 700, 0]


@needs_foreign
def test_another_countrys_districts_are_a_map_in_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "ua"
    points = "id,date,title,lat,lon\n1,2022-03-01,In Kyiv oblast,50.1,30.2\n2,2022-03-02,At sea,43,31\n"
    report = run(capsys, write(tmp_path, "events.csv", points), "--into", into, "--districts", OBLASTS)
    assert report["districts"] == 25
    assert report["district_fields"] == ["iso3166-2", "name"]
    given = json.loads(OBLASTS.read_text("utf-8"))["features"]
    opened, _ = open_folder(into, "")
    assert {code: opened.names[code] for code in opened.names} == {
        one["properties"]["iso3166-2"]: one["properties"]["name"] for one in given
    }
    assert len(opened.shapes["districts"]["features"]) == 25
    assert [event.districts for event in opened.collection.events] == [("UA-32",), ()]


def test_acled_keeps_what_it_knows_of_day_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "arpania"
    report = run(capsys, write(tmp_path, "acled.csv", ACLED), "--into", into, "--licence", "Ours")
    assert (report["files"][0]["mapping"], report["files"][0]["delimiter"]) == ("acled", ";")
    events = {event.id: event for event in load_collection(into).events}
    assert {id: event.when.text for id, event in events.items()} == {
        "acled-arp1": "2020-12-03",
        "acled-arp2": "2020-11-30/2020-12-06",
        "acled-arp3": "2020-12",
    }
    assert [event.precision for event in events.values()] == ["exact", "near", "province"]
    assert [event.kind.id for event in events.values()] == ["hostilities", "protest", "riot"]
    first, second = events["acled-arp1"], events["acled-arp2"]
    assert (first.event_type, first.sub_event_type, first.actors) == (
        *("Battles", "Armed clash"),
        ("The millers", "The boatmen"),
    )
    assert first.fatalities is not None
    assert (first.fatalities.best, first.tags, first.accounts[0].row) == (
        2,
        ("crowd size=no report",),
        "ARP1",
    )
    assert first.accounts[0].says == "A clash at the mill."
    assert dict(second.details)["assoc_actor_1"] == "Union"
    assert events["acled-arp3"].fatalities is None
    assert load_collection(into).sources[0].licence == "Ours"


def test_viina_tells_by_its_flags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "event_id,report_id,source,date,time,url,text,lang,address,longitude,latitude,GEO_PRECISION,GEO_API,"
        "t_mil_b,a_rus_b,t_arrest_b\n"
        "7,3,ria,20220224,06:15,https://ria.example/1,Взрыв,ru,Киев,30.5,50.4,STREET,Yandex,1,0,1\n"
    )
    run(capsys, write(tmp_path, "v.csv", text), "--into", tmp_path / "v")
    (event,) = load_collection(tmp_path / "v").events
    assert (event.when.text, event.precision, event.tags) == ("2022-02-24", "exact", ("mil", "arrest"))
    assert (event.accounts[0].url, event.accounts[0].says) == ("https://ria.example/1", "Взрыв")
    assert dict(event.details)["time"] == "06:15"


def test_bad_rows_are_set_aside_mended_and_imported_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "id,date,title,lat,lon,killed\n"
        "1,2020-11-10,Good,40,46,2\n"
        "2,yesterday,No date,40,46,\n"
        "3,2020-11-11,Far,140,46,\n"
        "4,2020-11-12,Many,40,46,dozens\n"
        "1,2020-11-10,Good,40,46,2\n"
        "1,2020-11-13,Other,40,46,\n"
        "5,2020-11-14,=1+1,40,46,\n"
    )
    into = tmp_path / "c"
    report = run(capsys, write(tmp_path, "own.csv", text), "--into", into, status=1)
    (file,) = report["files"]
    assert (report["added"], file["set_aside"], file["repeated"], file["rows"]) == (2, 4, 1, 7)
    assert [(one["record"], one["field"], one["value"]) for one in file["faults"]] == [
        ("row 3", "date", "'yesterday'"),
        ("row 4", "lat", "'140'"),
        ("row 5", "killed", "'dozens'"),
        ("row 7", "id", "'own-1'"),
    ]
    aside = into / f"own{ENDING}"
    assert file["set_aside_file"] == str(aside)
    mended = aside.read_text("utf-8-sig").replace("yesterday", "2020-11-15").replace(",140,", ",41,")
    aside.write_text(mended.replace(",dozens", ","), "utf-8")
    report = run(capsys, aside, "--into", into)
    assert (report["added"], report["changed"], report["unchanged"], report["absent"]) == (3, 1, 0, 1)
    assert {event.id for event in load_collection(into).events} == {f"own-{n}" for n in (1, 2, 3, 4, 5)}


def test_an_updated_dataset_tells_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, into = "id,date,title\n", tmp_path / "c"
    path = write(tmp_path, "own.csv", head + "a,2020-11-10,One\nb,2020-11-11,Two\nc,2020-11-12,Three\n")
    run(capsys, path, "--into", into)
    write(tmp_path, "own.csv", head + "a,2020-11-10,One\nb,2020-11-11,Twice\nd,2020-11-13,Four\n")

    def counted(*more: str) -> list[int]:
        report = run(capsys, path, "--into", into, *more)
        return [report[name] for name in ("added", "changed", "unchanged", "absent", "withdrawn")]

    assert counted() == [1, 1, 1, 1, 0]
    assert counted("--replace") == [0, 0, 3, 0, 1]
    assert {event.id for event in load_collection(into).events} == {"own-a", "own-b", "own-d"}


@pytest.mark.parametrize("format", ["csv", "geojson"])
def test_our_own_exports_come_back_without_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    exported = tmp_path / f"own.{format}"
    assert main(["export", format, "-o", str(exported)]) == 0
    run(capsys, exported, "--into", tmp_path / "c")
    shipped, back = load_collection(), load_collection(tmp_path / "c")
    assert back.faults == ()
    assert sorted(back.events, key=lambda one: one.id) == sorted(shipped.events, key=lambda one: one.id)
    assert sorted(back.sources, key=lambda one: one.id) == sorted(shipped.sources, key=lambda one: one.id)
    assert back.settings is not None
    assert shipped.settings is not None
    assert set(back.settings.districts) == set(shipped.settings.districts)


@pytest.mark.parametrize("format", ["csv", "geojson"])
def test_imported_events_go_out_and_come_back_with_all_that_their_dataset_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    run(capsys, write(tmp_path, "acled.csv", ACLED), "--into", tmp_path / "a")
    exported = tmp_path / f"own.{format}"
    assert main(["export", format, "-o", str(exported), "--data", str(tmp_path / "a")]) == 0
    run(capsys, exported, "--into", tmp_path / "b")
    first, second = (load_collection(tmp_path / name) for name in ("a", "b"))
    assert [to_record(event) for event in second.events] == [to_record(event) for event in first.events]
    assert second.sources == first.sources
    assert read_points(second.events) == read_points(first.events)
    assert len(read_points(second.events)) == 3


def test_a_failed_import_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "c"
    run(capsys, write(tmp_path, "own.csv", "id,date,title\na,2020-11-10,One\n"), "--into", into)
    before = {path.name: path.read_bytes() for path in into.iterdir()}
    bad = write(tmp_path, "bad.csv", "colour,size\nred,1\n")
    said = run(capsys, write(tmp_path, "own.csv", "id,date,title\nb,2020,B\n"), bad, "--into", into, status=2)
    assert "bad.csv: no column of dates found: expected one among colour, size" in said
    assert {path.name: path.read_bytes() for path in into.iterdir()} == before


def test_a_collection_by_hand_keeps_its_records_and_its_comments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "c"
    assert main(["new", str(into)]) == 0
    capsys.readouterr()
    before = list(load_collection(into).events)
    report = run(capsys, write(tmp_path, "own.csv", "id,date,title\na,2031-01-01,One\n"), "--into", into)
    assert (report["added"], report["kept"]) == (1, len(before))
    after = load_collection(into)
    assert after.faults == ()
    assert {event.id: event for event in after.events if event.id != "own-a"} == {
        one.id: one for one in before
    }
    assert "#" in (into / "sources.toml").read_text("utf-8")
    assert after.settings is not None
    assert after.settings.last_day == date(2031, 1, 1)


def test_many_rows_in_chunks_are_all_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = date(2020, 1, 1)
    lines = (f"{n},{first + timedelta(days=n % 300)},Event {n},40.{n % 90:02},46.5\n" for n in range(12_000))
    report = run(
        capsys,
        write(tmp_path, "own.csv", "id,date,title,lat,lon\n" + "".join(lines)),
        "--into",
        tmp_path / "c",
    )
    assert report["added"] == 12_000
    assert len(load_collection(tmp_path / "c").events) == 12_000


def test_events_that_cannot_be_read_are_told_and_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "map"
    into.mkdir()
    (into / "events.parquet").write_bytes(b"no such thing")
    file = write(tmp_path, "rows.csv", "date,title\n2020-11-12,The mill burns\n")
    assert "events.parquet: Parquet magic bytes not found" in run(capsys, file, "--into", into, status=2)
    assert [path.name for path in into.iterdir()] == ["events.parquet"]
