"""Cells that a spreadsheet would calculate: guarded, and read as they were."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from events.exchange.cells import guard, unguard
from events.exchange.table import read_csv, write_csv
from tests.helpers.specimens import make_account, make_event, make_source
from tests.helpers.stamps import STAMP

LIVE = [
    "=1+1",
    "+49 30",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\n=1",
    " =1",
    "＝1+1",
    "'=1",
    "''@x",
]
PLAIN = ["", "Kalbajar", "2020-11-25", "/2020-11-25", "-12.5", "+7", "'-5", "'quoted'", "a=b", "’=1"]


@pytest.mark.parametrize("cell", LIVE)
def test_what_would_be_calculated_begins_with_an_apostrophe(cell: str) -> None:
    assert guard(cell) == "'" + cell
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@pytest.mark.parametrize("text", [*LIVE[:4], "'=1", "'-5", "＠x"])
def test_no_cell_of_a_hostile_collection_is_live_and_all_come_back(text: str) -> None:
    account = make_account(says=text, attributed_to=text, words=(text, "x"))
    event = make_event("event", "report", "2020", summary=text, accounts=(account,))
    written = "".join(write_csv([event], [make_source(publisher=text)], stamp=STAMP))
    cells = [cell for row in csv.reader(StringIO(written, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+@\t\r" and cell] == []
    assert read_csv(written) == [event]
