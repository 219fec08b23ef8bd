"""What hypothesis draws: dates of every form of EDTF, and events of every kind with fields left empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from events.dates import parse_when
from events.errors import DateError
from events.kinds import DEFAULT_KINDS
from events.model import STANCES
from tests.helpers.specimens import CLOSED, TOLD

CODES = ("AZ-KAL", "AZ-AGM")
PLACES = ("toghana", "AZ-AGM", "nowhere", "a b")
# What a reader may find in a text: other scripts, either direction, what HTML and scripts read as theirs.
TEXTS = (
    "It is told.",
    "Քարվաճառ",
    "كلبجر‏",
    "<b>&amp;`${x}",
    "=1+1",
    "a\n\tb",
    "{x} {0} {",
    "—“”…",
    "x" * 300,
    "\U0001f600",
)

# For tests that take half a second and more for each example.
costly = settings(max_examples=min(settings().max_examples, 100))

years = st.one_of(
    st.integers(1, 9999).map("{:04}".format), st.sampled_from(["1988", "2020", "0001", "9999", "1582"])
)
months = st.integers(1, 12).map("{:02}".format)
parts_of_year = st.integers(21, 41).map(str)
days = st.builds("{}-{:02}".format, months, st.integers(1, 31))
plain = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}".format, years, parts_of_year),
    st.builds("{}-{}".format, years, days),
)
doubts = st.sampled_from("?~%")
unspecified = st.one_of(
    st.builds("{}X".format, st.integers(0, 999).map("{:03}".format)),
    st.builds("{}XX".format, st.integers(0, 99).map("{:02}".format)),
    st.builds("{}-XX".format, years),
    st.builds("{}-XX-XX".format, years),
    st.builds("{}-{}-XX".format, years, months),
    st.builds("{}-XX-{:02}".format, years, st.integers(1, 31)),
    st.text("0123456789X", min_size=4, max_size=4),
    st.builds("{}-{}".format, st.text("0129X", min_size=4, max_size=4), days),
)
doubtful = st.one_of(
    st.builds("{}{}".format, plain, doubts),
    st.builds("{}{}".format, doubts, plain),
    st.builds("{}{}-{}{}-{:02}".format, years, doubts, doubts, months, st.integers(1, 31)),
    st.builds("{}-{}{}".format, years, doubts, months),
)
long_years = st.one_of(
    st.builds("Y{}".format, st.integers(-(10**9), 10**9)),
    st.builds("Y{}E{}".format, st.integers(-99, 99), st.integers(1, 9)),
    st.builds("{}S{}".format, years, st.integers(1, 4)),
    st.builds("-{}".format, plain),
)
single = st.one_of(plain, unspecified, doubtful, long_years)
ends = st.one_of(single, st.sampled_from(["", ".."]))
spans = st.builds("{}/{}".format, ends, ends)
lists = st.one_of(
    st.builds("[{}..{}]".format, st.one_of(plain, st.just("")), st.one_of(plain, st.just(""))),
    st.lists(plain, min_size=1, max_size=3).map(lambda some: "[" + ",".join(some) + "]"),
    st.lists(plain, min_size=1, max_size=3).map(lambda some: "{" + ",".join(some) + "}"),
    st.builds("{{{}..{}}}".format, plain, plain),
)
offsets = st.sampled_from(["Z", "+00:00", "+04:00", "-12:00", "+14:00", "+05:45", ""])
instants = st.builds(
    "{}-{}T{}{}".format, years, days, st.times().map(lambda time: f"{time:%H:%M:%S}"), offsets
)
# Near the days of the collection, where most is drawn.
near = st.builds(
    "2020-11-{:02}/2020-{}".format,
    st.integers(1, 30),
    st.sampled_from(["11-30", "12", "12-05", "24", "41", "12-31~"]),
)


def is_date(text: str) -> bool:
    """Return whether a text passes the check of dates."""
    try:
        parse_when(text)
    except DateError:
        return False
    return True


texts_of_dates = st.one_of(single, spans, lists, instants, near)
dates = texts_of_dates.filter(is_date)


@st.composite
def accounts(draw: Callable[..., Any]) -> dict[str, Any]:
    """Draw an account as a file may hold it: what may be empty is, now and then."""
    stance = draw(st.sampled_from(STANCES))
    given: dict[str, Any] = {
        "source": draw(st.sampled_from(["herald", "times"])),
        "paragraph": draw(st.integers(1, 3)),
        "sentences": draw(st.lists(st.sampled_from([CLOSED, TOLD]), min_size=1, max_size=2)),
        "says": draw(st.sampled_from(TEXTS)),
        "attributed_to": draw(st.sampled_from(TEXTS)),
    }
    optional: dict[str, Any] = {
        "words": st.sampled_from([[], ["The bridge"], ["The bridge", "at noon"]]),
        "stance": st.just(stance),
        "side": st.sampled_from(["left", "article"]),
        "when": dates,
        "places": st.lists(st.sampled_from(PLACES), max_size=2),
    }
    if stance == "differs":
        given |= {"stance": stance, "differs_on": draw(st.sampled_from(TEXTS))}
        del optional["stance"]
    return given | {name: draw(drawn) for name, drawn in optional.items() if draw(st.booleans())}


@st.composite
def events(draw: Callable[..., Any], number: int = 0) -> dict[str, Any]:
    """Draw an event that passes the check, but for an extension, which may supersede nothing."""
    kind = draw(st.sampled_from(DEFAULT_KINDS))
    allowed = dates.filter(lambda text: parse_when(text).last is not None) if kind.is_deadline else dates
    given: dict[str, Any] = {
        "id": f"event-{number}",
        "kind": kind.id,
        "when": draw(allowed),
        "summary": draw(st.sampled_from(TEXTS)),
        "accounts": draw(st.lists(accounts(), min_size=1, max_size=3)),
    }
    optional: dict[str, Any] = {
        "districts": st.lists(st.sampled_from(CODES), max_size=2),
        "places": st.lists(st.sampled_from(PLACES), max_size=2),
        "route": st.fixed_dictionaries({"from": st.sampled_from(PLACES), "to": st.sampled_from(PLACES)}),
    }
    if kind.id == "extension":
        given |= {"districts": [], "supersedes": "event-0"}
        del optional["districts"]
    return given | {name: draw(drawn) for name, drawn in optional.items() if draw(st.booleans())}


@st.composite
def lists_of_events(draw: Callable[..., Any], most: int = 4) -> list[dict[str, Any]]:
    """Draw the events of a collection, each with an id of its own."""
    return [draw(events(number)) for number in range(draw(st.integers(1, most)))]


def nearby(text: str) -> list[date]:
    """Return the first and the last day of a date, and those before and after it, as far as there are any."""
    when = parse_when(text)
    steps = ((when.first, 0), (when.last, 0), (when.first, -1), (when.last, 1))
    numbers = [day.toordinal() + step for day, step in steps if day is not None]
    return [date.fromordinal(number) for number in numbers if 0 < number <= date.max.toordinal()]
