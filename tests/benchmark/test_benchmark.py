"""The benchmark's own reckoning: figures, tables, collections, options. What it measures is for people."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import MappingProxyType

import pytest

from events.records.collection import load_collection
from tests.benchmark.collections import GROWTH, Load, list_units, make_collection
from tests.benchmark.picture import make_chart
from tests.benchmark.report import Results, draw_table, make_rows, read_results, write_results, write_text
from tests.benchmark.statistics import Figure, Figures, Measured, percentile, ratio, shorten, summarise
from tests.benchmark.steps import painted_days
from tests.conftest import ROOT

MACHINE = {
    "processor": "A processor",
    "cores": "2",
    "memory": "8 GB",
    "system": "Linux 6",
    "python": "3.11",
    "browser": "Chromium 1",
}
GROWN = str(GROWTH[2])


def steps_of(subject: str, median: float, more: Figures = MappingProxyType({})) -> Measured:
    figures = {"painted": Figure(median, median + 1, 6), "text": None, **more}
    return Measured("steps", subject, "shipped", "1366×768", figures)


def test_a_percentile_lies_between_the_two_nearest_values() -> None:
    assert percentile([40, 10, 30, 20], 50) == 25
    assert percentile([1, 2, 3, 4, 5], 95) == pytest.approx(4.8)
    assert percentile([7], 95) == 7


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 101), ([1.0], -1)])
def test_a_percentile_of_nothing_is_refused(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError, match="expected values, and 0 to 100"):
        percentile(values, percent)


def test_a_figure_counts_what_is_there_and_words_it() -> None:
    figure = summarise([5, None, 7, 6])
    assert figure == Figure(6, 6.9, 3)
    assert str(figure) == "6.0 / 6.9"
    assert str(Figure(1234.4, 56.6, 2)) == "1,234 / 57"
    assert summarise([None]) is None
    assert [shorten(value) for value in (0.016, 0.5, 3, 12_345)] == ["0.02", "0.50", "3", "12,345"]


def test_a_ratio_is_to_the_mean_of_the_floors_of_the_beginning_and_the_end() -> None:
    assert ratio(Figure(30, 90, 3), [Figure(20, 25, 3)]) == 1.5
    assert ratio(Figure(30, 90, 3), [Figure(20, 25, 3), None, Figure(40, 45, 3)]) == 1
    assert ratio(None, [Figure(20, 25, 3)]) is None
    assert ratio(Figure(30, 90, 3), [Figure(0, 25, 3)]) is None
    assert ratio(Figure(30, 90, 3), []) is None


def test_days_that_were_painted_together_count_as_one() -> None:
    marks = [
        {"what": "map", "value": "2020-11-02", "at": 10, "painted": 16.0},
        {"what": "map", "value": "2020-11-03", "at": 12, "painted": 16.1},
        {"what": "text", "value": "2020-11-03", "at": 13, "painted": 16.1},
        {"what": "map", "value": "2020-11-04", "at": 20, "painted": 32.0},
        {"what": "map", "value": "2020-11-05", "at": 30, "painted": None},
    ]
    painted = painted_days({"marks": marks}, "map", since=5)
    assert [one["value"] for one in painted] == ["2020-11-03", "2020-11-04"]


def test_a_table_has_its_columns_in_line() -> None:
    assert draw_table([["a step", "ms"], ["floor", "5"]]) == (
        "| a step | ms |\n|--------|----|\n| floor  | 5  |"
    )


def test_steps_stand_beside_both_floors_but_not_beside_that_of_another_slider() -> None:
    group = [
        steps_of("floor", 40),
        steps_of("this page", 10, {"received bytes": Figure(5_000, 6_000, 6), "reloads": 0}),
        steps_of("floor, slider of 365 days", 400),
        steps_of("floor, at the end", 60),
    ]
    assert make_rows(group, group) == [
        ["steps: shipped; 1366×768", "painted", "× floor", "received kB", "reloads"],
        ["floor", "40 / 41", "0.80", "", ""],
        ["this page", "10 / 11", "0.20", "5.0", "0"],
        ["floor, slider of 365 days", "400 / 401", "8.00", "", ""],
        ["floor, at the end", "60 / 61", "1.20", "", ""],
    ]


def test_opening_is_reported_beside_a_hello_world_page() -> None:
    group = [
        Measured("opening", name, "shipped", "", {"cold start": Figure(took, took, 1), "first bytes": size})
        for name, took, size in (
            ("hello-world", 1_500, Figure(2_000, 2_000, 1)),
            ("this page", 2_800, Figure(2_500, 2_500, 1)),
        )
    ]
    assert make_rows(group, group)[1:] == [
        ["hello-world", "1,500 / 1,500", "", "2.0", ""],
        ["this page", "2,800 / 2,800", "+1,300", "2.5", "+0.5"],
    ]


def test_what_is_missing_and_what_did_not_run_is_reported() -> None:
    results = Results(MACHINE, [], ["pydeck: not within 30 s"], ["steps: this page: no map"])
    assert write_text(results).endswith(
        "missing: pydeck: not within 30 s\n\ndid not run: steps: this page: no map"
    )


def test_results_can_be_read_again(tmp_path: Path) -> None:
    results = Results(MACHINE, [steps_of("floor", 40, {"not seen": "1 of 6 not within 30 s"})], ["a"], ["b"])
    write_results(results, tmp_path / "results.json")
    assert read_results(tmp_path / "results.json") == results


def test_what_took_too_long_stands_crossed_at_thirty_seconds() -> None:
    figures = {"painted": None, "text": None, "not seen": "2 of 2 not within 30 s, then given up"}
    slow = Measured("steps", "pydeck", GROWN, "", figures)
    quick = Measured("steps", "this page", GROWN, "", {"painted": Figure(12, 15, 6)})
    plots = make_chart(Results(MACHINE, [slow, quick]))["vconcat"][0]["hconcat"]
    assert plots[0]["data"]["values"] == [
        {"subject": "pydeck", "events": 1000, "ms": 30_000, "failed": True},
        {"subject": "this page", "events": 1000, "ms": 12, "failed": False},
    ]


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(LookupError, match="expected steps, or growth"):
        make_chart(Results(MACHINE))


@pytest.mark.parametrize("most_toml", [1_000, 10])
def test_a_made_up_collection_holds_what_it_says_and_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_toml: int
) -> None:
    monkeypatch.setattr("tests.benchmark.collections.MOST_TOML", most_toml)
    collection = load_collection(make_collection(tmp_path / "made", Load(40, 78, 35)))
    assert collection.faults == ()
    assert collection.settings is not None
    assert [district.code for district in collection.settings.districts] == list(list_units())[:78]
    kinds = Counter(event.kind.id for event in collection.events)
    assert (len(collection.events), kinds["deadline"], kinds["entry"]) == (40, 2, 2)
    assert {event.when.text[:4] for event in collection.events} == {"2020"}


def test_a_made_up_collection_of_other_districts_brings_their_shapes(tmp_path: Path) -> None:
    folder = make_collection(tmp_path / "made", Load(50, 120, 730))
    assert len(load_collection(folder).events) == 50
    assert (folder / "districts.parquet").is_file()


def test_steps_lie_within_the_days_of_the_slider() -> None:
    assert Load(10, 6, 35).steps_from(2) == ["2020-11-01", "2020-11-02", "2020-11-03"]
    assert GROWTH[0].steps_from(1) == ["2020-06-07", "2020-06-08"]


def test_an_unknown_option_is_refused() -> None:
    command = [sys.executable, "-m", "tests.benchmark", "--fastest"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "--fastest" in done.stderr
