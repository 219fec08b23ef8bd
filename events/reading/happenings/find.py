"""All events of an article: every sentence that tells one, put together with its time, place and speaker."""

from __future__ import annotations

from collections.abc import Sequence

from events.reading.findings import FoundDate, FoundEvent, FoundPlace
from events.reading.happenings.dating import find_when, or_of_article
from events.reading.happenings.deadlines import add_deadlines, add_due, add_extension
from events.reading.happenings.hits import WEAK, Hit, find_hits, find_weak
from events.reading.happenings.placing import find_left, find_places
from events.reading.happenings.routes import find_routes
from events.reading.happenings.settle import settle
from events.reading.happenings.story import EventMention, Story
from events.reading.happenings.tense import judge
from events.reading.happenings.when import choose_date, dates_of_stretch, is_day, pair

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
            places = find_places(story, hit, some, before)
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
        if (
            not alone
            or words[-1] in '.!…»”"'
            or (words[-1] == "?" and number)
            or len(words.split()) > _LONGEST_TITLE
        ):
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
    # "Should they open fire again, as they did in July": what was is no condition, and the condition is told.
    return kept if any(not hit.is_repeated for hit in kept) else hits


def _add_weak(story: Story, number: int) -> None:
    """Add what a sentence tells besides: of a statement, a report, if it tells no event that can be used."""
    for hit in find_weak(story.low, story.segments[number], number, story.masks[number], story.table):
        _add_plain(story, hit, [hit], story.ground.of_stretch(hit.begin, hit.stop))
        return


def _add(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> None:
    following = next((other for other in hits if other.start > hit.start), None)
    if hit.name == "transfer" and following and following.name == "due":
        # "The handover, due on the 20th, …" is told by what comes after.
        return
    if hit.name == "due":
        add_due(story, hit, hits, places)
    elif hit.name == "extension":
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


def _add_movement(story: Story, hit: Hit, hits: Sequence[Hit], places: list[FoundPlace]) -> None:
    judged = judge(story, hit)
    _, when = find_when(story, hit, hits)
    when = or_of_article(story, hit, when)
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
        if hit.name == "leave" and not origin and (left := find_left(story, hit, hits)):
            origin, ends = left.id, (left, *ends)
        story.add(hit, EventMention("movement", judged, when, ends, origin, to))


def _add_agreement(story: Story, hit: Hit, hits: Sequence[Hit]) -> None:
    judged = judge(story, hit)
    chosen, when = find_when(story, hit, hits)
    start = story.segments[hit.sentence].start
    refers = story.search("refers", hit.sentence, start, hit.end)
    if refers and (chosen is None or not _is_dated_by(story.low, hit, chosen)):
        # "In accordance with the statement signed by …" tells of something else.
        return
    if chosen is None and (len(hits) > 1 or story.spoken[hit.sentence].speaker):
        return
    if chosen is None and story.agreed:
        when = (story.agreed, "the agreement that is dated in another sentence")
    story.add(hit, EventMention("agreement", judged, when))


def _is_dated_by(low: str, hit: Hit, date: FoundDate) -> bool:
    """Return whether a date belongs to the document: "signed by the three leaders on 9 November"."""
    between = low[hit.end : date.words.start]
    return date.words.start >= hit.start and (len(between) < 25 or between.startswith(" by "))


def _add_plain(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> None:
    kind = "entry" if hit.name == "transfer" else hit.name
    judged = judge(story, hit)
    chosen, when = find_when(story, hit, hits)
    if hit.name in _LISTED:
        dates = [one for one in dates_of_stretch(story.dates, hit.begin, hit.stop) if one.relation != "since"]
        paired = pair(dates, places)
        if len(paired) > 1:
            for date, some in paired:
                if date is not None:
                    day = (date.edtf, f"“{date.words.text}”: {date.reason}")
                    story.add(hit, EventMention(kind, judged, day, some))
            return
    if kind in WEAK and judged[0] != "denied":
        judged = ("reported", "told as a fact")
    mention = EventMention(kind, judged, or_of_article(story, hit, when), places)
    if _is_event(story, hit, mention, has_date=chosen is not None):
        story.add(hit, mention)


def _is_event(story: Story, hit: Hit, mention: EventMention, *, has_date: bool) -> bool:
    """Return whether enough is told to call it an event."""
    if mention.kind in ("entry", "capture"):
        return bool(mention.places)
    if mention.kind == "background":
        return has_date
    if mention.kind == "announcement":
        return bool(story.spoken[hit.sentence].speaker)
    if mention.kind == "hostilities":
        if mention.judged[0] == "reported" and not has_date and _goes_on(story, hit, mention.places):
            return False
        return bool(mention.when[0] or mention.places)
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
