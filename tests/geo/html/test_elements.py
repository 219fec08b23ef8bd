"""Links into the articles, and notes in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from events.dates import parse_when
from events.model import DistrictState, Event, Kind, Passage
from geo.html.elements import account_url
from geo.html.notes import LeftOut, Notes
from geo.html.readings import Text, article_held, article_text, voices
from geo.html.references import References
from tests.helpers.html_reader import DAY, STATE, Reader, make_notes, make_settings
from tests.helpers.specimens import make_account, make_event, make_source


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ((), ""),
        (("only one",), ""),
        (("It was", "said so"), "#:~:text=It%20was,said%20so"),
        (("well-known, too", "a&b=c#d"), "#:~:text=well%2Dknown%2C%20too,a%26b%3Dc%23d"),
        (("France-24’s", "50%/year"), "#:~:text=France%2D24%E2%80%99s,50%25%2Fyear"),
    ],
)
def test_a_link_names_the_passage_with_every_mark_of_its_own_encoded(
    words: tuple[str, ...], fragment: str
) -> None:
    assert account_url(make_source(), make_account(words=words)) == "https://herald.example/bridge" + fragment


def test_a_link_keeps_the_fragment_that_an_address_has() -> None:
    source = make_source(url="https://herald.example/#!/bridge")
    account = make_account(words=("It was", "so"))
    assert account_url(source, account) == "https://herald.example/#!/bridge:~:text=It%20was,so"


def make_copies() -> tuple[Notes, Event]:
    """Return notes and an event with two copies of one origin and one account of another that differs."""
    sources = [
        make_source("herald", "2020-11-11", byline="A. Miller"),
        make_source("weekly", "unknown", publisher="The Weekly"),
        make_source("other", "2020-11-12", origin="Other", publisher="Other"),
    ]
    accounts = (
        make_account("herald", words=("It was", "so")),
        make_account("weekly"),
        make_account("other", says="Denies it.", stance="differs", differs_on="the hour"),
    )
    event = make_event("event", "entry", "2020-11-10", "AZ-KAL", "AZ-AGM", accounts=accounts)
    return Notes(make_settings(), sources, {}), event


def test_support_is_told_in_origins_first_and_then_in_speakers() -> None:
    notes, event = make_copies()
    assert notes.support(event) == "2 origins, 3 articles; one speaker: The miller"
    assert notes.support(make_event("one", "entry", "2020")) == "1 origin, 1 article; one speaker: The miller"


def test_a_note_says_who_says_what_where_and_links_to_it() -> None:
    notes, event = make_copies()
    html = notes.event(event, is_open=False)
    read = Reader(html)
    assert read.text == (
        "entry10 November 2020What happened: event. The bridge, Agdam"
        "2 origins, 3 articles; one speaker: The milleraccounts differ"
        "The accounts differ on the hour.Both sides are the words of: The miller."
        "The miller Says so.The same text in 2 articles"
        "The Herald, 11 November 2020, by A. Miller: [The bridge is closed]"
        " · paragraph 1, “It was … so” · Open the article at this passage ↗ Copy citation"
        "The Weekly, undated: [The bridge is closed] · paragraph 1 · Open the article ↗ Copy citation"
        "The miller Denies it.Other, 12 November 2020: [The bridge is closed]"
        " · paragraph 1 · Open the article ↗ Copy citation"
    )
    links = [value for name, value in read.attributes if name == "href"]
    assert links == [
        "https://herald.example/bridge#:~:text=It%20was,so",
        "https://weekly.example/bridge",
        "https://other.example/bridge",
    ]
    copied = [value for name, value in read.attributes if name == "data-copy"]
    assert copied[0] == (
        "The Herald, 11 November 2020, by A. Miller: [The bridge is closed], paragraph 1, “It was … so”. "
        "https://herald.example/bridge#:~:text=It%20was,so"
    )
    assert html.count('target="_blank" rel="noopener noreferrer"') == 3
    assert "<details>" in html
    assert "<details open>" in notes.event(event, is_open=True)


def test_an_account_that_is_silent_stands_on_no_side_and_makes_no_disagreement() -> None:
    reports, denied = (
        make_account(says="Says so."),
        make_account("other", says="Denies it.", stance="differs"),
    )
    denied = replace(denied, differs_on="the hour")
    silent = make_account("weekly", says="Gives no hour.", stance="silent")
    sources = [make_source(), make_source("weekly"), make_source("other", origin="Other")]
    notes = Notes(make_settings(), sources, {})
    event = make_event("both", "report", "2020", accounts=(reports, denied, silent))
    for html in (notes.event(event, is_open=True), References(sources, make_settings()).accounts(event)):
        sides = re.findall(r'<div class="side">(.*?)</div>', html)
        assert [" ".join(Reader(side).text.split()[:3]).partition(".")[0] for side in sides] == [
            "The miller Says",
            "The miller Denies",
        ]
        assert "Silent on this:The miller Gives no hour." in Reader(html).text
    event = make_event("one", "report", "2020", accounts=(reports, silent))
    assert not event.differs
    html = notes.event(event, is_open=True)
    assert "accounts differ" not in html
    assert '<li class="account silent">' in html


def test_the_date_and_the_place_that_only_one_account_gives_are_shown_with_it() -> None:
    reports, other = make_account(), make_account("weekly", when=parse_when("1993"), places=("mill", "dam"))
    sources = [make_source(), make_source("weekly")]
    event = make_event("both", "capture", "1993-04-03", accounts=(reports, other))
    names = {"mill": {"en": "The mill", "hy": "?"}}
    notes = Notes(make_settings(), sources, names)
    references = References(sources, make_settings(), names)
    for html in (notes.event(event, is_open=True), references.accounts(event)):
        text = Reader(html).text
        assert text.count("Gives another date: 1993. Gives another place: The mill, dam.") == 1
        # These are no copies of each other, though they say the same.
        assert "The same text in" not in text
    assert "Gives another" not in Reader(notes.event(make_event("one", "report", "2020"), is_open=True)).text


def test_the_side_that_speaks_is_named_and_the_article_s_own_words_need_no_name() -> None:
    settings = replace(make_settings(), sides=(("article", "Own words"), ("mills", "The state of the mills")))
    notes = Notes(settings, [make_source()], {})
    accounts = (make_account(side="mills"), make_account(side="article", says="Says it itself."))
    text = Reader(notes.event(make_event("one", "report", "2020", accounts=accounts), is_open=True)).text
    assert "The miller The state of the mills Says so." in text
    assert "The miller Says it itself." in text


@pytest.mark.parametrize(
    ("kind", "when", "words"),
    [
        ("report", "2020-07", "July 2020"),
        ("deadline", "2020-11-09/2020-11-20", "by 20 November 2020; counted from 9 November 2020"),
        ("deadline", "/2020-11-20", "by 20 November 2020"),
        ("extension", "/2020-11-25", "by 25 November 2020; decided on a date these sources do not give"),
        ("extension", "2020-11-14/2020-11-25", "by 25 November 2020; decided on 14 November 2020"),
    ],
)
def test_an_event_is_dated_in_the_precision_known(kind: Kind, when: str, words: str) -> None:
    assert make_notes().dated(make_event("event", kind, when)) == words


def test_a_district_is_put_in_words_with_its_moved_deadline_and_what_it_rests_on() -> None:
    text = Reader(make_notes().district(STATE, [make_event("event", "agreement", "2020-11-09")])).text
    assert text.startswith(
        "The bridgeThe bridge!Handover due by 25 November 2020 (moved from 15 November 2020"
    )
    assert "), 7 days leftDeadline25 November 2020" in text
    assert text.endswith("Known from9 November 2020: What happened: event.")


def test_the_region_is_described_district_by_district() -> None:
    states = [DistrictState(code="AZ-AGM", day=DAY, control="entered"), STATE]
    text = Reader(make_notes().region("The region on 18 November 2020", states)).text
    assert text.startswith("The region on 18 November 2020AgdamReported: units enteredThe bridgeHandover due")


def test_many_districts_are_counted_and_those_due_named() -> None:
    counts: dict[str, int] = {"none": 4_990, "held": 0, "due": 3, "unreported": 0, "entered": 7}
    reader = Reader(make_notes().region("The region on 18 November 2020", [STATE], counts=counts))
    assert reader.text == (
        "The region on 18 November 2020"
        "4,990The bridge3Handover due: deadline not yet passed7Reported: units entered"
        "The bridgeHandover due by 25 November 2020 (moved from 15 November 2020), 7 days left"
        "and 2 more due, on the map."
    )


def test_events_left_out_of_the_notes_are_counted() -> None:
    left = LeftOut(1_040, part="past", start=1)
    event = make_event("event", "report", "2020")
    text = Reader(make_notes().section("Up to this day (1,041)", [event], left_out=left)).text
    assert text.startswith("Up to this day (1,041)report2020What happened: event.")
    assert text.endswith("and 1,040 more. Show more")
    assert (
        Reader(make_notes().section("On this day (0)", [])).text == "On this day (0)Nothing in these sources."
    )


def test_a_passage_is_named_by_its_paragraph() -> None:
    passage = Passage(paragraph=7, sentences=("9dbafb8067416fb6",))
    event = make_event("event", "report", "2020", accounts=(make_account(passage=passage),))
    assert "paragraph 7" in Reader(make_notes().event(event, is_open=True)).text
    assert "¶7" in Reader(make_notes().table([event], {})).text


def test_byline_and_dateline_are_no_paragraphs_to_a_reader() -> None:
    source = make_source(front_matter=2)
    notes = Notes(make_settings(), [source], {})
    for paragraph, worded, short in ((7, "paragraph 5", "¶5"), (2, "above the text", "¶0")):
        passage = Passage(paragraph=paragraph, sentences=("9dbafb8067416fb6",))
        event = make_event(f"event-{paragraph}", "report", "2020", accounts=(make_account(passage=passage),))
        assert f" · {worded} · " in Reader(notes.event(event, is_open=True)).text
        assert short in Reader(notes.table([event], {})).text
        held = article_held(source, [(event, event.accounts[0])], {}, notes=notes)
        assert f"{short} recorded of this paragraph:" in Reader(held).text
        references = References([source], make_settings())
        assert f"[1] {worded}" in Reader(references.accounts(event)).text
    shown = article_text(Text("en", [(0, "By the miller"), (1, "He left.")]), [], {}, notes=notes)
    assert Reader(shown).text == " By the miller¶1 He left."


def test_a_moved_deadline_says_on_which_day_it_was_moved_if_a_source_says_so() -> None:
    known = make_event("moved", "extension", "2020-11-12/2020-11-25")
    unknown = make_event("moved", "extension", "/2020-11-25")
    notes = make_notes()
    assert "15 November 2020; moved on 12 November 2020" in Reader(notes.district(STATE, [], [known])).text
    text = Reader(notes.district(STATE, [], [unknown])).text
    assert "15 November 2020; moved on a date these sources do not give" in text


def test_who_is_speaking_is_told_side_by_side_with_those_who_speak_alone() -> None:
    settings = replace(make_settings(), sides=(("article", "Own words"), ("mills", "The state of the mills")))
    html = voices(settings, {"article": (1, 0), "mills": (1_200, 7), "": (2, 2)})
    assert Reader(html).text == (
        "Who is speaking here"
        "Own words: 1 event"
        "The state of the mills: 1,200 events, of which 7 rest on it alone"
        "side not stated: 2 events, of which 2 rest on it alone"
    )
