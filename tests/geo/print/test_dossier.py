"""A dossier: one file with picture, state, events and numbered citations, that loads nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from events.model import Clock, DistrictState, Passage
from geo.html.elements import void
from geo.print.dossier import POLICY, Edition, write_dossier, write_range
from geo.print.moment import Moment
from tests.geo.html.test_escape import HOSTILE
from tests.geo.print.test_picture import COLLECTION, SHAPES, TIMELINE, make_moment, settings
from tests.helpers.html_reader import Reader, make_settings
from tests.helpers.specimens import make_account, make_event, make_source

MADE = date(2026, 11, 22)
DAY = date(2020, 11, 18)


def make_edition(clock: Clock = "happened") -> Edition:
    return Edition(
        settings=settings(),
        sources=COLLECTION.sources,
        by_id=TIMELINE.by_id,
        shapes=SHAPES,
        clock=clock,
        made=MADE,
    )


def write_day(day: str, district: str | None = None, clock: Clock = "happened") -> str:
    """Write the dossier of a day of the shipped collection, as the page does."""
    known = TIMELINE.up_to(date.fromisoformat(day), clock=clock, district=district)
    events = TIMELINE.newest_first(known, clock)
    return write_dossier(make_edition(clock), make_moment(day, clock), events, district=district)


def write_days(first: str, last: str, clock: Clock = "happened") -> str:
    """Write the dossier of a range of days of the shipped collection, as the page does."""
    marked = TIMELINE.marked(COLLECTION.events, clock)
    days = {day: events for day, events in marked.items() if first <= day.isoformat() <= last}
    return write_range(make_edition(clock), (make_moment(first, clock), make_moment(last, clock)), days)


def part(html: str, cls: str) -> str:
    """Return the text of a section."""
    found = re.search(rf'<section class="{cls}">.*?</section>', html, re.S)
    assert found, cls
    return Reader(found[0]).text


def ids(html: str) -> list[str]:
    return [value for name, value in Reader(html).attributes if name == "id"]


def test_a_districts_dossier_opens_with_its_names_what_it_is_and_how_to_read_it() -> None:
    html = write_day("2020-11-25", "AZ-KAL")
    head = Reader(html[html.index("<header") : html.index("</header>")]).text
    assert head.startswith(
        "Handover Map, collection 1.0.0 · made on 22 November 2026Kalbajar on 25 November 2020"
        "Kalbajar (English) · Kəlbəcər (Azerbaijani) · Քարվաճառ (Armenian) · Кельбаджар (Russian)"
        "By what had happened up to the day shown.How to read it: nothing stands here that no source says."
    )
    assert '<span dir="auto" lang="hy">Քարվաճառ</span>' in html
    assert "<title>Kalbajar on 25 November 2020 · Handover Map</title>" in html


def test_the_state_is_given_with_its_deadlines_and_what_it_rests_on() -> None:
    assert part(write_day("2020-11-18", "AZ-KAL"), "facts") == (
        "State on 18 November 2020"
        "State Handover due by 25 November 2020 (moved from 15 November 2020), 7 days left"
        "DeadlinesBy 15 November 2020; counted from 9 November 2020 [1]"
        "By 25 November 2020; decided on a date these sources do not give [1]"
        "By these events9 November 2020: The President of Azerbaijan, the President of Russia and the Prime "
        "Minister of Armenia make a joint statement that ends the fighting and provides for handovers. "
        "[1] [2] [3] [4] [5]"
        "By 15 November 2020; counted from 9 November 2020: Kalbajar district is to be handed over by "
        "15 November 2020 (later moved to the 25th). [1]"
        "By 25 November 2020; decided on a date these sources do not give: The deadline for Kalbajar "
        "district is moved from 15 to 25 November 2020, decided on a date these sources do not give. [1]"
    )
    assert part(write_day("2020-12-02", "AZ-LAC"), "facts").startswith(
        "State on 2 December 2020State Deadline of 1 December 2020 passed, outcome not reported in these "
        "sourcesDeadlineBy 1 December 2020; counted from 9 November 2020 [1]"
    )
    facts = part(write_day("2020-11-25", "AZ-TOV"), "facts")
    assert facts == "State on 25 November 2020State No handover or change of control reported"


def test_events_are_listed_in_the_order_given_with_their_support() -> None:
    html = write_day("2020-11-20", "AZ-AGM")
    assert re.findall(r'<article class="event" id="e-([^"]+)"', html) == [
        *("entry-agdam-2020-11-20", "statement-2020-11-09", "deadline-agdam-2020-11-20"),
        "held-before-handover-agdam",
    ]
    events = part(html, "events")
    assert events.startswith(
        "Events up to 20 November 2020, newest first (4)"
        "entry 20 November 2020 · AgdamAzerbaijani units enter Agdam district.Support: 1 origin, 1 article"
    )
    assert "Support: 2 origins, 5 articles, 2 speakersThe accounts differ on what to call it." in events


def test_accounts_that_differ_stand_side_by_side_and_others_do_not() -> None:
    account, other = make_account(says="Open."), make_account("weekly", says="Closed.")
    other = replace(other, stance="differs", differs_on="the bridge")
    sources = [make_source(), make_source("weekly", origin="Weekly")]
    edition = replace(make_edition(), sources=sources, by_id={})
    moment = Moment(day=DAY, states={"AZ-KAL": DistrictState(code="AZ-KAL", day=DAY)})
    html = write_dossier(
        edition,
        moment,
        [
            make_event("both", "report", "2020", accounts=(account, other)),
            make_event("one", "report", "2020", accounts=(account, make_account("weekly"))),
        ],
    )
    sides = re.findall(r'<div class="side">(.*?)</div>', html)
    assert [Reader(side).text for side in sides] == [
        "The miller Open.[1] paragraph 1",
        "The miller Closed.[2] paragraph 1",
    ]
    assert "The accounts differ on the bridge." in html
    assert html.count('class="at-issue"') == 1


def test_copies_are_listed_once_with_all_their_places() -> None:
    html = write_day("2020-11-18", "AZ-TOV")
    events = part(html, "events")
    assert events.count("Says that in July 2020 the Armenian side broke the ceasefire") == 1
    assert (
        "The same text in 3 articles: [1] paragraph 6; [2] paragraph 7; [3] paragraph 6, “Back in July 2020, "
        "… of the Armenian Armed”"
    ) in events
    assert "Support: 1 origin, 3 articles" in events


@pytest.mark.parametrize(
    "write",
    [
        lambda: write_day("2020-11-25"),
        lambda: write_day("2020-12-05", "AZ-KAL"),
        lambda: write_days("2020-11-01", "2020-11-30"),
    ],
    ids=["region", "district", "range"],
)
def test_sources_are_numbered_once_and_every_link_within_the_file_leads_somewhere(
    write: Callable[[], str],
) -> None:
    html = write()
    known = ids(html)
    assert len(known) == len(set(known))
    numbers = [name for name in known if name.startswith("source-")]
    assert numbers == ["source-1", "source-2", "source-3", "source-4", "source-5"]
    cited = re.findall(r'<a class="cite" href="#(source-\d+)">\[(\d+)\]</a>', html)
    assert cited
    assert all(target == f"source-{number}" for target, number in cited)
    # The numbers rise as they are first met.
    assert list(dict.fromkeys(number for _, number in cited)) == ["1", "2", "3", "4", "5"]
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(known)
    addresses = re.findall(r'class="address"[^>]*>([^<]+)<', html)
    assert sorted(addresses) == sorted(source.url for source in COLLECTION.sources)


def test_a_citation_holds_all_that_is_needed_to_find_the_article() -> None:
    html = write_day("2020-11-25", "AZ-AGM")
    assert part(html, "sources").startswith(
        "Sources[The Defence Ministry on Kalbajar, and the timetable of the handovers]. World Today News, "
        "undated. Paragraphs 3, 4, 6, 7. Origin of the text: World Today News, newsroom not named."
        "https://world-today-news.com/?p=1098273Machine-translated:"
    )
    assert "Trend, 25 November 2020, by Elchin Mehdiyev. Paragraph 6. Origin of the text: Trend." in part(
        html, "sources"
    )


def test_every_event_of_every_day_is_cited_with_each_of_its_paragraphs() -> None:
    html = write_day("2020-12-05")
    for source in COLLECTION.sources:
        paragraphs = {
            source.count_paragraph(account.passage.paragraph)
            for event in COLLECTION.events
            for account in event.accounts
            if account.source == source.id
        }
        numbers = ", ".join(map(str, sorted(paragraphs)))
        found = re.search(rf"<cite>\[{re.escape(source.title)}\]</cite>.*?Paragraphs? ([\d, ]+)\.", html)
        assert found
        assert found[1] == numbers, source.id


def test_a_range_shows_the_first_and_the_last_day_and_the_events_between() -> None:
    html = write_days("2020-11-15", "2020-11-25")
    assert "<h1>15 November 2020 to 25 November 2020</h1>" in html
    assert re.findall(r'data-date="([^"]+)"', html) == ["2020-11-15", "2020-11-25"]
    assert part(html, "states").startswith(
        "State of the districtsDistrict15 November 202025 November 2020Kalbajar"
        " Handover due by 25 November 2020 (moved from 15 November 2020), 10 days left"
    )
    headings = re.findall(r"<h3>([^<]+)</h3>", html)
    assert headings == ["15 November 2020", "20 November 2020", "25 November 2020"]
    assert 'id="e-statement-2020-11-09"' not in html
    assert 'id="e-entry-agdam-2020-11-20"' in html


def test_what_is_dated_by_a_month_or_a_year_stands_below_it() -> None:
    headings = re.findall(r"<h3>([^<]+)</h3>", write_days("1988-01-01", "2020-09-30"))
    assert headings == ["1988", "1993", "3 April 1993", "1994", "2020", "July 2020", "27 September 2020"]


def test_a_range_of_one_day_shows_it_once() -> None:
    html = write_days("2020-11-25", "2020-11-25")
    assert re.findall(r'data-date="([^"]+)"', html) == ["2020-11-25"]
    assert len(re.findall(r'<td data-label="25 November 2020">', html)) == 6


def test_days_without_events_say_so() -> None:
    assert "Day by day: 0 events" in write_days("2020-11-02", "2020-11-03")
    html = write_day("2020-11-20", "AZ-KAL", "reported")
    assert part(html, "events").endswith("(0)Nothing in these sources.")
    assert "nothing counts before the first article of the collection" in html
    assert part(html, "sources") == "SourcesNo article is cited."


def test_the_filter_of_the_reader_is_named() -> None:
    edition = replace(make_edition(), filtered="kinds: deadline, entry")
    html = write_dossier(edition, make_moment("2020-11-18"), [])
    assert "Only these events: kinds: deadline, entry." in html
    assert "Only these events" not in write_day("2020-11-18")


def test_the_file_loads_nothing_else() -> None:
    html = write_days("2020-11-01", "2020-11-30")
    read = Reader(html)
    assert html.startswith('<!doctype html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8">')
    assert ("content", POLICY) in read.attributes
    assert POLICY == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("content", "width=device-width, initial-scale=1") in read.attributes
    assert {"script", "link", "img", "iframe", "object", "video"}.isdisjoint(read.tags)
    assert not [name for name, _ in read.attributes if name in ("src", "srcset") or name.startswith("on")]
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    links = [value for name, value in read.attributes if name == "href" and not value.startswith("#")]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert "size: A4" in style
    assert "print-color-adjust: exact" in style


def test_the_makers_of_the_shapes_are_named_and_no_other_map() -> None:
    html = write_day("2020-11-18")
    for name in ("Who’s On First", "CC BY 2.0", "GeoNames (CC BY 4.0)", "Natural Earth"):
        assert name in html
    assert "Leaflet" not in html


def write_everything(text: str) -> str:
    """Write a dossier of a collection in which everything is this text."""
    given = dict.fromkeys(("title", "publisher", "origin", "byline", "note"), text)
    passage = Passage(paragraph=1, sentences=("0" * 16,), words=(text, text))
    account = make_account(passage=passage, says=text, attributed_to=text, stance="differs", differs_on=text)
    event = make_event("event", "deadline", "2020-11-09/2020-11-25", summary=text, accounts=(account,))
    state = DistrictState(
        code="AZ-KAL",
        day=DAY,
        control="due",
        deadline=date(2020, 11, 25),
        days_left=7,
        rests_on=("event",),
        events=("event",),
    )
    own = [make_source(**given)]
    edition = replace(make_edition(), settings=make_settings(text), sources=own, by_id={"event": event})
    moment = Moment(day=DAY, states={"AZ-KAL": state})
    district = write_dossier(edition, moment, [event], district="AZ-KAL")
    return district + write_range(edition, (moment, moment), {DAY: [event]})


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is_and_as_nothing_else(text: str) -> None:
    read, expected = Reader(write_everything(text)), Reader(write_everything("plain"))
    # The legend has as many lines as a text needs.
    assert [tag for tag in read.tags if tag != "text"] == [tag for tag in expected.tags if tag != "text"]
    names = {name for name, _ in expected.attributes}
    assert {name for name, _ in read.attributes} == names
    visible, plain = read.text.replace(text, "plain"), expected.text
    for mark in ("How to read it", "Support: ", "Sources", "This dossier"):
        assert visible.count(mark) == plain.count(mark)
    assert text in read.text


def test_an_element_without_an_end_is_escaped_too() -> None:
    assert void("meta", name='"><b>', http_equiv="x") == '<meta name="&quot;&gt;&lt;b&gt;" http-equiv="x">'
