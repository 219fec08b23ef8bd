"""Slips of those who write data files by hand: each is told with its line, what stands there, "
"and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from events.commands.new import TEMPLATE
from events.records.collection import load_collection
from events.slips import suggest, suggest_date

QUOTED = 'a quotation mark at either end of the text: title = "…"; a " within it is written \\"'
CURLY = 'straight quotation marks: title = "…"; those here are curly, as word processors make them'


def tell(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Return what is told of a new collection after a slip in one of its files, without the file's name."""
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(fault).removeprefix(f"{file}, ") for fault in load_collection(folder).faults]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ('title = "The road', f"line 9: 'title = \"The road': expected {QUOTED}"),
        ("title = “The road”", f"line 9: 'title = “The road”': expected {CURLY}"),
        (
            "title = The road",
            "line 9: 'title = The road': expected quotation marks around a text: title = \"…\"",
        ),
        (
            'title : "The road"',
            'line 9: \'title : "The road"\': expected an equals sign in place of the colon: title = "…"',
        ),
        (
            'title = "The road"\ntitle = "Mine"',
            "line 10: 'title = \"Mine\"': expected each name once in a record: 'title' stands twice; take "
            "one of "
            "them away",
        ),
        (
            'title = "The road"\n[source',
            "line 10: '[source': expected as many brackets behind the name as before it: [[event]]",
        ),
    ],
)
def test_what_is_no_toml_is_told_by_its_line(tmp_path: Path, new: str, told: str) -> None:
    assert tell(tmp_path, "sources.toml", 'title = "The mountain road"', new) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'when = "2024-05-03"',
            "when = 2024-05-03",
            "line 14: record 1 (landslide), when: 2024-05-03 without quotation marks: expected a text in "
            'quotation marks: "2024-05-03"',
        ),
        (
            'when = "2024-05-03"',
            'when = "3 May 2024"',
            "line 14: record 1 (landslide), when: '3 May 2024': expected an EDTF date such as 1988, 2020-07, "
            "2020-11-25, 2020-11-10/2020-11-25 or 1993-04-03/..; did you mean '2024-05-03'?",
        ),
        (
            '["AZ-GYG", "AZ-TOV"]',
            '["AZ-GYGG", "AZ-TOV"]',
            "line 16: record 1 (landslide), districts: 'AZ-GYGG': expected one of AZ-GYG, AZ-TOV; did you "
            "mean "
            "'AZ-GYG'?",
        ),
        (
            '["AZ-GYG", "AZ-TOV"]',
            '"AZ-GYG"',
            "line 16: record 1 (landslide), districts: 'AZ-GYG': expected a list in brackets: districts = "
            '["…", "…"]',
        ),
        (
            '["AZ-GYG", "AZ-TOV"]\n',
            '["AZ-GYG", "AZ-TOV"\n',
            'line 16: \'districts = ["AZ-GYG", "AZ-TOV"\': expected a bracket that closes the '
            'one that is opened: districts = ["…"]',
        ),
        (
            'source = "valley-post-1"',
            'source = "valley-post"',
            "line 22: record 1 (landslide), accounts.1.source: 'valley-post': expected the id of a source in "
            "sources.toml; did you mean 'valley-post-1'?",
        ),
        (
            "paragraph = 2",
            'paragraph = "2"',
            "line 23: record 1 (landslide), accounts.1.paragraph: '2': expected a whole number without "
            "quotation "
            "marks",
        ),
        (
            'side = "article"\n\n# A deadline',
            'sdie = "article"\n\n# A deadline',
            "line 28: record 1 (landslide), accounts.1.sdie: 'article': expected no field of this name; did "
            "you "
            "mean 'side'?",
        ),
        (
            'supersedes = "open-by-10-may"',
            'supersedes = "open-by-10"',
            "line 52: record 3 (open-by-17-may), supersedes: 'open-by-10': expected the id of another "
            "deadline or "
            "extension of the same district",
        ),
    ],
)
def test_a_slip_in_a_record_is_told_by_line_record_and_field(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert tell(tmp_path, "events.toml", old, new) == [told]


def test_a_day_in_quotation_marks_is_told_where_it_must_have_none(tmp_path: Path) -> None:
    assert tell(tmp_path, "sources.toml", "first_day = 2024-05-01", 'first_day = "2024-05-01"') == [
        "line 13: collection, first_day: '2024-05-01': expected a day without quotation marks, "
        "year-month-day: "
        "2020-11-25"
    ]


def test_a_file_of_nearly_the_right_name_is_named(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "events.toml").rename(tmp_path / "event.toml")
    (fault,) = load_collection(tmp_path).faults
    assert fault.expected == f"a file at {tmp_path / 'events.toml'}; did you mean 'event.toml'?"


def test_what_is_far_from_everything_is_not_guessed() -> None:
    assert suggest("Report", ["report", "entry"]) == "; did you mean 'report'?"
    assert suggest("flood", ["report", "entry"]) == ""
    assert [suggest_date(text) for text in ("2024-5-3", "03.05.2024", "May 2024", "soon")] == [
        *("; did you mean '2024-05-03'?", "; did you mean '2024-05-03'?", "; did you mean '2024-05'?", ""),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020-11-31", "; there is no such day: this month has 30"),
        ("2021-02-29", "; there is no such day: this month has 28"),
        ("2020-13-01", "; there is no such month: they go from 01 to 12"),
        ("2020-11-15/2020-11-09", "; it ends before it begins: did you mean '2020-11-09/2020-11-15'?"),
        ("15.11.2020", "; did you mean '2020-11-15'?"),
        ("soon", ""),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text: str, told: str) -> None:
    assert suggest_date(text) == told


def test_a_table_in_one_bracket_is_told_where_it_stands(tmp_path: Path) -> None:
    told = tell(tmp_path, "events.toml", "[[event]]", "[event]")
    assert len(told) == 1
    assert told[0].endswith("'[event]': expected two brackets, as above all others: [[event]]")
