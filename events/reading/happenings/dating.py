"""Which of an article's dates is a hit's: one of its stretch, or of what its sentence tells besides."""

from __future__ import annotations

from collections.abc import Sequence

from events.kinds import DEADLINES
from events.reading.findings import FoundDate
from events.reading.happenings.hits import PLACED, Hit
from events.reading.happenings.story import Story
from events.reading.happenings.when import add_units, choose_date, dates_of_stretch, is_day

# Told without a date, these are of the day of the article.
_OF_THE_DAY = ("engineering", "announcement", "report")


def find_when(story: Story, hit: Hit, hits: Sequence[Hit]) -> tuple[FoundDate | None, tuple[str, str]]:
    """Return the date of a hit, and it as EDTF with its reason."""
    dates = dates_of_stretch(story.dates, hit.begin, hit.stop)
    chosen = choose_date(story.low, dates, hit, story.table)
    if chosen is None and len(hits) > 1 and hits[0] is not hit and hit.name in PLACED:
        # "In 1993 … took the district, and thousands left": what opens the sentence holds for all.
        chosen = choose_date(
            story.low, dates_of_stretch(story.dates, hits[0].begin, hits[0].start), hit, story.table
        )
    if chosen is None:
        return None, _when_of_others(story, hit, hits)
    edtf = chosen.edtf
    if chosen.relation in ("until", "before") and is_day(edtf[:10]):
        edtf = f"/{edtf[:10]}"
    elif chosen.relation == "until":
        edtf = f"/{edtf}"
    return chosen, (edtf, f"“{chosen.words.text}”: {chosen.reason}")


def _when_of_others(story: Story, hit: Hit, hits: Sequence[Hit]) -> tuple[str, str]:
    """Return the day of what its sentence tells besides: "due on the 20th, it came a day late"."""
    here = [one for one in story.events[-4:] if one.words.sentence == hit.sentence]
    due = [one for one in here if one.kind in DEADLINES or one.modality == "planned"]
    if due and (day := due[-1].when.rpartition("/")[2]):
        if words := story.search("late", hit.sentence, hit.begin, hit.stop):
            return add_units(day, words, story.table), f"“{words.group()}”, after {day}"
        if words := story.search("on_time", hit.sentence, hit.begin, hit.stop):
            return day, f"“{words.group()}”: by {day}"
    before = [one for one in hits if one.start < hit.start]
    if before and (words := story.search("at_once", hit.sentence, before[-1].end, hit.start)):
        dates = dates_of_stretch(story.dates, before[-1].begin, before[-1].stop)
        if chosen := choose_date(story.low, dates, before[-1], story.table):
            return chosen.edtf, f"“{words.group()}”: of the day told before it"
    return "", "no date beside it"


def or_of_article(story: Story, hit: Hit, when: tuple[str, str]) -> tuple[str, str]:
    """Return the article's day for what is told without a date and is of the day, or goes on."""
    if when[0] or not story.article:
        return when
    segment = story.segments[hit.sentence]
    if (
        hit.name in _OF_THE_DAY
        or story.search("of_day", hit.sentence, segment.start, segment.end)
        or story.search("goes_on", hit.sentence, max(hit.begin, hit.start - 40), hit.end)
    ):
        return story.article, "no date beside it: the day of the article"
    return when
