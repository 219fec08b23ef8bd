"""All events of an article: every sentence that tells one, put together with its time, place and speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.reading.findings import FoundDate, FoundEvent, FoundPlace
from events.reading.happenings.deadlines import add_deadlines, add_extension
from events.reading.happenings.hits import WEAK, Hit, find_hits, find_weak
from events.reading.happenings.routes import find_routes
from events.reading.happenings.settle import settle
from events.reading.happenings.story import Story, Told
from events.reading.happenings.tense import judge
from events.reading.happenings.when import choose_date, dates_of_stretch, is_day, pair
from events.reading.places.choose import UNITS

# Told without a date, these are of the day of the article.
_OF_THE_DAY = ("engineering", "announcement", "report")
_PLACED = ("entry", "transfer", "capture", "leave", "movement", "deadline")
# Words.
_LONGEST_TITLE = 18
_LISTED = ("entry", "transfer", "capture")


def find_events(story: Story) -> tuple[FoundEvent, ...]:
    """Find the events of an article whose dates, places and speakers are found."""
    hits = find_hits(story.low, story.segments, story.masks, story.table)
    for number in _title(story):
        hits.pop(number, None)
    story.agreed = _find_agreed(story, hits)
    for number, some in hits.items():
        before: list[FoundPlace] = []
        for hit in _without_conditions(story, some):
            places = _places(story, hit, some, before)
            _add(story, hit, some, places)
            before = places or before
        if not any(event.words.sentence == number for event in story.events[-4:]):
            _add_weak(story, number)
    settle(story)
    return tuple(story.events)


def _title(story: Story) -> list[int]:
    """Return the sentences of the title and the lines around it: the text tells again what they tell."""
    titles: list[int] = []
    for number, segment in enumerate(story.segments[:-1]):
        words = story.text[segment.start : segment.end]
        alone = story.segments[number + 1].paragraph != segment.paragraph
        if not alone or words[-1] in '.!?…»”"' or len(words.split()) > _LONGEST_TITLE:
            break
        titles.append(number)
    return titles if len(story.segments) > len(titles) + 1 else []


def _without_conditions(story: Story, hits: list[Hit]) -> list[Hit]:
    """Leave out what a sentence only makes a condition: "If the road is cleared, units will …"."""
    start = story.segments[hits[0].sentence].start
    condition = story.search("condition", hits[0].sentence, start, hits[-1].start)
    if condition is None:
        return hits
    begin = start + condition.end()
    comma = story.low.find(",", begin)
    kept = [hit for hit in hits if not begin <= hit.start < comma]
    return kept or hits


def _add_weak(story: Story, number: int) -> None:
    """Add what a sentence tells besides: of a statement, a report, if it tells no event that can be used."""
    for hit in find_weak(story.low, story.segments[number], number, story.masks[number], story.table):
        _add_plain(story, hit, [hit], story.ground.of_stretch(hit.begin, hit.stop))
        return


def _places(story: Story, hit: Hit, hits: Sequence[Hit], before: list[FoundPlace]) -> list[FoundPlace]:
    """Return the places of a hit: its stretch's, those it refers to, or those told before it."""
    if hit.name in ("agreement", "background"):
        return []
    found = story.ground.of_stretch(hit.begin, hit.stop)
    if found:
        return found
    if before and hit.name == "extension":
        return before
    if referred := story.ground.refer(hit):
        return referred
    if before and hit.name in _PLACED:
        return before
    if hit.name in ("extension", "engineering", "deadline"):
        return _last_unit(story, hit)
    earlier = [one for one in story.ground.of_sentence(hit.sentence) if one.words.end <= hit.start]
    if hit.name == "hostilities" and _is_elliptic(story, hit):
        return earlier or _last_unit(story, hit)
    if hit.name in _PLACED and (len(hits) > 1 or _is_elliptic(story, hit)):
        return earlier or (_last_unit(story, hit) if _is_elliptic(story, hit) else [])
    return []


def _is_elliptic(story: Story, hit: Hit) -> bool:
    """Return whether a sentence leaves its place to the one before: it opens with "they", or denies."""
    start = story.segments[hit.sentence].start
    opening = re.findall(r"\w+", story.low[start : start + 20])[:1]
    if story.table.words["pronoun_open"].intersection(opening):
        return True
    return judge(story, hit)[0] == "denied"


def _last_unit(story: Story, hit: Hit) -> list[FoundPlace]:
    paragraph = story.segments[hit.sentence].paragraph
    near = [
        one
        for one in story.ground.places
        if one.words.start < hit.start
        and paragraph - story.segments[one.words.sentence].paragraph
        <= (1 if hit.name == "engineering" else 3)
    ]
    if hit.name != "engineering":
        near = [one for one in near if one.kind in UNITS and one.kind != "city"] or near
        return near[-1:]
    # Of a movement the end is meant, else what was entered.
    ends = {event.to for event in story.events[-4:] if event.to}
    ends = ends or {
        event.districts[0] for event in story.events[-4:] if event.kind == "entry" and event.districts
    }
    return [one for one in story.ground.places if one.id in ends][-1:] or near[-1:]


def _add(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> None:
    if hit.name == "extension":
        add_extension(story, hit, places)
    elif hit.name in ("transfer", "leave", "deadline", "entry", "movement") and add_deadlines(
        story, hit, hits, places
    ):
        pass
    elif hit.name in ("leave", "movement"):
        if hit.name != "leave" or not any(other.name == "extension" for other in hits):
            _add_movement(story, hit, hits, places)
    elif hit.name == "agreement":
        _add_agreement(story, hit, hits)
    else:
        _add_plain(story, hit, hits, places)


def _when(story: Story, hit: Hit, hits: Sequence[Hit]) -> tuple[FoundDate | None, tuple[str, str]]:
    """Return the date of a hit, and it as EDTF with its reason."""
    dates = dates_of_stretch(story.dates, hit.begin, hit.stop)
    chosen = choose_date(story.low, dates, hit, story.table)
    if chosen is None and len(hits) > 1 and hits[0] is not hit and hit.name in _PLACED:
        # "In 1993 … took the district, and thousands left": what opens the sentence holds for all.
        chosen = choose_date(
            story.low, dates_of_stretch(story.dates, hits[0].begin, hits[0].start), hit, story.table
        )
    if chosen is None:
        return None, ("", "no date beside it")
    edtf = chosen.edtf
    if chosen.relation in ("until", "before") and is_day(edtf[:10]):
        edtf = f"/{edtf[:10]}"
    elif chosen.relation == "until":
        edtf = f"/{edtf}"
    return chosen, (edtf, f"“{chosen.words.text}”: {chosen.reason}")


def _of_article(story: Story, hit: Hit, when: tuple[str, str]) -> tuple[str, str]:
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


def _add_movement(story: Story, hit: Hit, hits: Sequence[Hit], places: list[FoundPlace]) -> None:
    judged = judge(story, hit)
    _, when = _when(story, hit, hits)
    when = _of_article(story, hit, when)
    routes = find_routes(story.low, places, story.table)
    if places and not story.ground.of_stretch(hit.begin, hit.stop):
        away = hit.name == "leave" or story.search("from_there", hit.sentence, hit.begin, hit.stop)
        routes = [(places[0].id, "", (places[0],)) if away else ("", places[0].id, (places[0],))]
    for origin, to, ends in routes:
        if not ends and not when[0]:
            continue
        if not origin and not to and hit.name == "leave" and len(ends) == 1:
            origin = ends[0].id
        if not ends:
            continue
        story.add(hit, Told("movement", judged, when, ends, origin, to))


def _add_agreement(story: Story, hit: Hit, hits: Sequence[Hit]) -> None:
    judged = judge(story, hit)
    chosen, when = _when(story, hit, hits)
    start = story.segments[hit.sentence].start
    refers = story.search("refers", hit.sentence, start, hit.end)
    if refers and (chosen is None or not _is_dated_by(story.low, hit, chosen)):
        # "In accordance with the statement signed by …" tells of something else.
        return
    if chosen is None and (len(hits) > 1 or story.spoken[hit.sentence].speaker):
        return
    if chosen is None and story.agreed:
        when = (story.agreed, "the agreement that is dated in another sentence")
    story.add(hit, Told("agreement", judged, when))


def _is_dated_by(low: str, hit: Hit, date: FoundDate) -> bool:
    """Return whether a date belongs to the document: "signed by the three leaders on 9 November"."""
    between = low[hit.end : date.words.start]
    return date.words.start >= hit.start and (len(between) < 25 or between.startswith(" by "))


def _add_plain(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> None:
    kind = "entry" if hit.name == "transfer" else hit.name
    judged = judge(story, hit)
    chosen, when = _when(story, hit, hits)
    if hit.name in _LISTED:
        dates = [one for one in dates_of_stretch(story.dates, hit.begin, hit.stop) if one.relation != "since"]
        paired = pair(dates, places)
        if len(paired) > 1:
            for date, some in paired:
                if date is not None:
                    day = (date.edtf, f"“{date.words.text}”: {date.reason}")
                    story.add(hit, Told(kind, judged, day, some))
            return
    if kind in WEAK and judged[0] != "denied":
        judged = ("reported", "told as a fact")
    told = Told(kind, judged, _of_article(story, hit, when), places)
    if _is_event(story, hit, told, has_date=chosen is not None):
        story.add(hit, told)


def _is_event(story: Story, hit: Hit, told: Told, *, has_date: bool) -> bool:
    """Return whether enough is told to call it an event."""
    if told.kind in ("entry", "capture"):
        return bool(told.places)
    if told.kind == "background":
        return has_date
    if told.kind == "announcement":
        return bool(story.spoken[hit.sentence].speaker)
    if told.kind == "hostilities":
        if told.judged[0] == "reported" and not has_date and _goes_on(story, hit, told.places):
            return False
        return bool(told.when[0] or told.places)
    return True


def _goes_on(story: Story, hit: Hit, places: Sequence[FoundPlace]) -> bool:
    """Return whether fighting told without a date is that of the sentences before it."""
    last = story.events[-1] if story.events else None
    if last is None or last.kind != "hostilities":
        return False
    same = story.segments[last.words.sentence].paragraph == story.segments[hit.sentence].paragraph
    return same and {one.id for one in places} <= {*last.districts, *last.places}


def _find_agreed(story: Story, hits: dict[int, list[Hit]]) -> str:
    """Return the first day of an agreement that the article tells, or empty."""
    days = []
    for some in hits.values():
        for hit in some:
            if hit.name == "agreement":
                date = choose_date(
                    story.low, dates_of_stretch(story.dates, hit.begin, hit.stop), hit, story.table
                )
                if date and is_day(date.edtf) and 0 <= date.words.start - hit.start < 120:
                    days.append(date.edtf)
    return min(days, default="")
