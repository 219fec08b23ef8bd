"""Words of a date made EDTF: completed from the article's own day, or from the day that was told of last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from events.reading.dates.calendar import (
    choose_weekday,
    choose_year,
    first_day,
    make_day,
    shift,
    shift_month,
    week_of,
)
from events.reading.dates.grammar import Match
from events.reading.languages.tables import Table

# How many years back a story may lie that goes on in days and months alone.
_STORY_YEARS = 5
_STORY_DAYS = 300


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is completed from: the article's day, the one told of last, and the tense around it."""

    article: date | None
    story: date | None
    is_future: bool
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Completed:
    """EDTF, or empty, with a plain reason; `is_own` for a date that needed nothing else."""

    edtf: str
    reason: str
    is_own: bool = False


_NOTHING = Completed("", "")


def complete(match: Match, table: Table, setting: Setting) -> Completed:
    """Complete a date. EDTF is empty where it names no day that there is, or nothing tells its year."""
    name = match.rule.name
    if name in ("day", "moved", "range", "numeric", "month", "months"):
        return _named(match, table, setting)
    if name in ("year", "years", "decade", "season"):
        return _years(match, table)
    return _relative(match, table, setting)


def _named(match: Match, table: Table, setting: Setting) -> Completed:
    parts, months = match.parts, table.numbers["month"]
    month = int(parts["mn"]) if "mn" in parts else months[parts["m"]]
    year, reason = _year_of(match, month, table, setting)
    if year is None:
        return _NOTHING
    if match.rule.name == "months":
        last = months[parts["m2"]]
        return Completed(f"{year:04}-{month:02}/{year:04}-{last:02}", reason, "y" in parts)
    if "d" not in parts:
        return Completed(f"{year:04}-{month:02}", reason, "y" in parts) if 1 <= month <= 12 else _NOTHING
    if match.rule.name != "range":
        day = make_day(year, month, int(parts["d"]))
        return Completed(day.isoformat(), reason, "y" in parts) if day else _NOTHING
    month2 = months[parts["m2"]] if "m2" in parts else month
    year2 = int(parts.get("y2", parts.get("y", year)))
    if "y" not in parts:
        year = year2 if "y2" in parts else year
        year2 = year2 if month2 >= month else year + 1
    first, second = make_day(year, month, int(parts["d"])), make_day(year2, month2, int(parts["d2"]))
    if not first or not second or second < first:
        return _NOTHING
    return Completed(f"{first.isoformat()}/{second.isoformat()}", reason, "y" in parts)


def _year_of(match: Match, month: int, table: Table, setting: Setting) -> tuple[int | None, str]:
    """Return the year of a named day or month, and why."""
    if "y" in match.parts:
        return int(match.parts["y"]), "told in full"
    day = min(int(match.parts.get("d", 1)), 28) if "d" in match.parts else 1
    article, story = setting.article, setting.story
    if article is None:
        return None, ""
    if "wy" in match.parts:
        return article.year + table.numbers["which"][match.parts["wy"]], "the year is told from the article's"
    if "w" in match.parts:
        step = match.parts["w"]
        return (
            article.year if month < article.month else article.year - 1
        ), f"“{step}” before the article's day"
    if story and not setting.is_future and 0 < article.year - story.year <= _STORY_YEARS:
        year = story.year if (month, day) >= (story.month, 1) else story.year + 1
        made = make_day(year, month, day)
        if made and made <= article and (made - story).days <= _STORY_DAYS:
            return year, f"the year from {story.isoformat()}, told of before"
    year = choose_year(month, day, article, is_future=setting.is_future)
    if setting.is_past and match.rule.name == "month" and (year, month) > (article.year, article.month):
        year -= 1
    return year, f"the year from the article's day, {article.isoformat()}"


def _years(match: Match, table: Table) -> Completed:
    parts = match.parts
    if match.rule.name == "decade":
        return Completed(f"{parts['y'][:3]}X", "a decade", is_own=True)
    if match.rule.name == "season":
        return Completed(f"{parts['y']}-{table.numbers['season'][parts['s']]}", "a season", is_own=True)
    if match.rule.name == "year":
        return Completed(parts["y"], "a year", is_own=True)
    last = parts["y2"] if len(parts["y2"]) == 4 else parts["y"][:2] + parts["y2"]
    return Completed(f"{parts['y']}/{last}", "years", is_own=True) if last > parts["y"] else _NOTHING


def _relative(match: Match, table: Table, setting: Setting) -> Completed:
    parts, name = match.parts, match.rule.name
    is_story = name in ("story_word", "that") or match.settings.get("anchor") == "story"
    anchor = (setting.story or setting.article) if is_story else setting.article
    if anchor is None:
        return _NOTHING
    reason = f"counted from {anchor.isoformat()}, " + ("told of before" if is_story else "the article's day")
    if name == "relative":
        number = parts.get("n", "1")
        count = int(number) if number.isdigit() else table.numbers["number"][number]
        if match.settings.get("exact"):
            moved = make_day(anchor.year - count, anchor.month, anchor.day)
            return Completed(moved.isoformat() if moved else "", reason)
        return Completed(
            shift(anchor, match.settings["sign"] * count, table.numbers["unit"][parts["unit"]]), reason
        )
    if name in ("this_month", "that"):
        return _of_month(match, table, anchor, reason)
    if name in ("day_word", "story_word"):
        moved = _move(anchor, table.numbers[name][parts["word"]])
        return Completed(moved.isoformat() if moved else "", reason)
    step = table.numbers["which"].get(parts.get("w", ""))
    if name == "week":
        unit = table.numbers["unit"][parts["unit"]]
        if unit == 7:
            return Completed(week_of(anchor, step or 0), reason)
        return Completed(
            shift_month(anchor, step or 0) if unit == 100 else f"{anchor.year + (step or 0)}", reason
        )
    weekday = table.numbers["weekday"][parts["wd"]]
    if name == "week_day":
        # "Friday of next week".
        monday = date.fromisoformat(week_of(anchor, step or 0)[:10])
        return Completed((monday + timedelta(days=weekday)).isoformat(), reason)
    return Completed(_weekday(weekday, anchor, step, setting), reason)


def _weekday(weekday: int, anchor: date, step: int | None, setting: Setting) -> str:
    """Return the weekday that is meant; without a word beside it the tense tells."""
    if step is None:
        step = 2 if setting.is_future else 0
    elif step == 0:
        step = 2
    return choose_weekday(weekday, anchor, step).isoformat()


def _move(anchor: date, days: int) -> date | None:
    """Return the day so many days from another; from -10000 on, so many years."""
    if days <= -10000:
        return make_day(anchor.year + days // 10000, anchor.month, anchor.day)
    return anchor + timedelta(days=days)


def _of_month(match: Match, table: Table, anchor: date, reason: str) -> Completed:
    """Complete "the 25th of this month", "that month" and "that year"."""
    if match.rule.name == "this_month":
        day = make_day(anchor.year, anchor.month, int(match.parts["d"]))
        return Completed(day.isoformat() if day else "", reason)
    month = f"{anchor.year:04}-{anchor.month:02}"
    return Completed(month if table.numbers["unit"][match.parts["unit"]] == 100 else month[:4], reason)


def put_hour(edtf: str, hour: int, minute: int, zone: str) -> str:
    """Make an instant of a day, an hour and an IANA zone; empty if there is no such hour."""
    day = first_day(edtf)
    if day is None or len(edtf) != 10 or hour > 23 or minute > 59:
        return ""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).isoformat()
