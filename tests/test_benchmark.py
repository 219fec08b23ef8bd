"""The benchmark's own reckoning: figures, tables, options. What it measures is for people to read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmark_report import draw_table
from benchmark_statistics import Figure, percentile, ratio, summarise
from benchmark_steps import _painted_days
from conftest import ROOT


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


def test_a_ratio_is_one_of_medians() -> None:
    assert ratio(Figure(30, 90, 3), Figure(20, 25, 3)) == 1.5
    assert ratio(None, Figure(20, 25, 3)) is None
    assert ratio(Figure(30, 90, 3), Figure(0, 25, 3)) is None


def test_days_that_were_painted_together_count_as_one() -> None:
    marks = [
        {"what": "map", "value": "2020-11-02", "at": 10, "painted": 16.0},
        {"what": "map", "value": "2020-11-03", "at": 12, "painted": 16.1},
        {"what": "text", "value": "2020-11-03", "at": 13, "painted": 16.1},
        {"what": "map", "value": "2020-11-04", "at": 20, "painted": 32.0},
        {"what": "map", "value": "2020-11-05", "at": 30, "painted": None},
    ]
    painted = _painted_days({"marks": marks}, "map", since=5)
    assert [one["value"] for one in painted] == ["2020-11-03", "2020-11-04"]


def test_a_table_has_its_columns_in_line() -> None:
    assert draw_table([["a step", "ms"], ["floor", "5"]]) == (
        "| a step | ms |\n|--------|----|\n| floor  | 5  |"
    )


def test_an_unknown_option_is_refused() -> None:
    command = [sys.executable, str(ROOT / "tests" / "benchmark.py"), "--fastest"]
    done = subprocess.run(command, cwd=ROOT.parent, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "--fastest" in done.stderr
