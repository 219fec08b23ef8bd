"""What editors decide, as a story each: what is on the desk, what one does, what is held then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.desk.articles import (
    close_article,
    describe_article,
    list_articles,
    read_text,
    release,
    take,
)
from events.desk.decisions import accept, correct, join, new_account, refuse, remove_event, split
from events.desk.errors import ConflictError, DeskError, GoneError, HeldError
from events.desk.files.syncing import sync
from events.desk.holdings import Desk
from events.desk.proposing import new_event, propose
from events.desk.sameness import list_same
from events.errors import RecordsError
from events.reading.findings import Metadata
from tests.helpers.desk import ARTICLE, all_held, bring_article, held, reader

ENTRY, CONVOY, DEADLINE = "units/1", "units/2", "units/3"


def test_an_article_comes_in_with_what_is_found_in_it(desk: Desk) -> None:
    assert bring_article(desk) == "units"
    [listed] = list_articles(desk)
    assert (listed.waiting, listed.proposals, listed.holder) == (3, 3, "")
    value = listed.article.present
    assert len(value.pop("sha256")) == 64
    assert value == {
        "file": "units.txt",
        "language": "en",
        "origin": "The Hill Gazette",
        "published": "2024-05-12",
        "publisher": "The Hill Gazette",
        "status": "open",
        "title": "Units on the road",
        "url": "https://hill-gazette.example/units",
    }
    entry = held(desk, "proposal", ENTRY).present
    assert (
        entry["record"].items()
        >= {
            "id": "entry-tovuz-2024-05-11",
            "kind": "entry",
            "when": "2024-05-11",
            "districts": ["AZ-TOV"],
            "summary": "Entry, Tovuz, 2024-05-11.",
        }.items()
    )
    [account] = entry["record"]["accounts"]
    assert (account["paragraph"], account["attributed_to"]) == (2, "the Roads Office")
    assert account["words"] == ["Army units entered Tovuz", "the Roads Office said"]
    text = read_text(desk, "units")
    found = entry["found"][0]
    assert text.text[found["start"] : found["end"]].startswith("Army units entered Tovuz district")
    assert text.found is not None
    assert [one["edtf"] for one in text.found["dates"]][:2] == ["2024-05-12", "2024-05-11"]


def test_the_same_text_comes_in_once(desk: Desk) -> None:
    assert bring_article(desk) == bring_article(desk) == "units"
    assert [len(list_articles(desk)), len(all_held(desk, "proposal"))] == [1, 3]
    # A source of the collection keeps its id.
    text = (desk.folder / "articles" / "road-closed.txt").read_text("utf-8")
    assert bring_article(desk, text, file="other.txt") == "valley-post-1"


def test_an_article_without_text_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match=r"units\.txt has no text: expected some"):
        bring_article(desk, " \n\n ")


def test_a_proposal_that_is_accepted_is_an_event_of_the_files(desk: Desk) -> None:
    bring_article(desk)
    event = accept(desk, ENTRY, seen=1)
    assert (event.id, event.version) == ("entry-tovuz-2024-05-11", 1)
    assert held(desk, "proposal", ENTRY).present["status"] == "accepted"
    assert held(desk, "source", "units").present["publisher"] == "The Hill Gazette"
    assert sync(desk).to_files == (("source", "units"), ("event", "entry-tovuz-2024-05-11"))
    written = (desk.folder / "events.toml").read_text("utf-8")
    assert 'id = "entry-tovuz-2024-05-11"' in written
    assert "Army units entered Tovuz district" not in written
    with pytest.raises(DeskError, match="is accepted already"):
        accept(desk, ENTRY, seen=2)


def test_what_is_planned_or_denied_is_no_fact_by_oversight(desk: Desk) -> None:
    bring_article(desk, ARTICLE.replace("A convoy left", "A convoy will leave"))
    assert held(desk, "proposal", CONVOY).present["modality"] == "planned"
    with pytest.raises(DeskError, match="the article tells this movement as planned"):
        accept(desk, CONVOY, seen=1)
    assert accept(desk, CONVOY, seen=1, as_fact=True).present["kind"] == "movement"


def test_a_correction_keeps_the_rules_of_record_files(desk: Desk) -> None:
    bring_article(desk)
    record = held(desk, "proposal", ENTRY).present["record"]
    correct(desk, "proposal", ENTRY, record | {"when": "11 May", "districts": ["AZ-TOW"]}, seen=1)
    with pytest.raises(RecordsError) as caught:
        accept(desk, ENTRY, seen=2)
    assert [(fault.record, fault.field) for fault in caught.value.faults] == [
        ("entry-tovuz-2024-05-11", "districts"),
        ("entry-tovuz-2024-05-11", "when"),
    ]
    assert all_held(desk, "source").keys() == {"valley-post-1", "mountain-radio-1"}
    correct(desk, "proposal", ENTRY, record | {"summary": "Units enter Tovuz."}, seen=2)
    accept(desk, ENTRY, seen=3)
    assert held(desk, "proposal", ENTRY).present["status"] == "corrected"
    event = held(desk, "event", record["id"])
    with pytest.raises(RecordsError, match=r"desk: entry-tovuz-2024-05-11, summary: missing"):
        correct(desk, "event", event.id, {**event.present, "summary": ""}, seen=event.version)


def test_places_that_the_gazetteer_does_not_have_are_told(desk: Desk) -> None:
    desk = replace(desk, places={"AZ-TOV", "AZ-GYG"})
    bring_article(desk)
    record = held(desk, "proposal", ENTRY).present["record"]
    correct(desk, "proposal", ENTRY, record | {"places": ["tovuz-village"]}, seen=1)
    with pytest.raises(RecordsError, match=r"places: 'tovuz-village': expected the id of a place"):
        accept(desk, ENTRY, seen=2)


def test_the_second_of_two_editors_is_shown_both_versions(desk: Desk) -> None:
    bring_article(desk)
    bo = replace(desk, author="Bo")
    record = held(desk, "proposal", ENTRY).present["record"]
    correct(desk, "proposal", ENTRY, record | {"summary": "Ada's words."}, seen=1)
    with pytest.raises(ConflictError, match=r"yours differs in: .*record\.summary") as caught:
        correct(bo, "proposal", ENTRY, record | {"summary": "Bo's.", "when": "2024-05"}, seen=1)
    conflict = caught.value
    told = {one.field: (one.base, one.mine, one.theirs) for one in conflict.differences}
    assert told == {
        "record.summary": ("Entry, Tovuz, 2024-05-11.", "Bo's.", "Ada's words."),
        "record.when": ("2024-05-11", "2024-05", "2024-05-11"),
    }
    assert conflict.version == 2
    assert conflict.merged is not None
    assert conflict.merged["record"]["when"] == "2024-05"
    assert conflict.merged["record"]["summary"] == "Ada's words."
    # Nothing of his was stored; having seen hers, he may.
    assert held(desk, "proposal", ENTRY).present["record"]["summary"] == "Ada's words."
    correct(bo, "proposal", ENTRY, record | {"summary": "Bo's."}, seen=2)
    with pytest.raises(ConflictError):
        accept(desk, ENTRY, seen=2)


def test_a_proposal_joins_an_event_with_its_own_day(desk: Desk) -> None:
    bring_article(desk)
    assert [one.id for one in list_same(desk, CONVOY)] == []
    record = held(desk, "proposal", CONVOY).present["record"]
    correct(desk, "proposal", CONVOY, record | {"when": "2024-05"}, seen=1)
    assert [one.id for one in list_same(desk, CONVOY)] == ["excavators"]
    correct(desk, "proposal", CONVOY, record, seen=2)
    event = join(desk, CONVOY, ("event", "excavators"), seen=3, seen_into=1)
    account = event.present["accounts"][1]
    assert (account["source"], account["when"], account["stance"]) == ("units", "2024-05-12", "differs")
    assert account["differs_on"] == "when it was: 2024-05-12, not 2024-05-06"
    assert held(desk, "proposal", CONVOY).present["status"] == "joined"


def test_two_proposals_are_joined_and_parted_again(desk: Desk) -> None:
    bring_article(desk)
    joined = join(desk, CONVOY, ("proposal", ENTRY), seen=1, seen_into=1)
    assert [one["paragraph"] for one in joined.present["record"]["accounts"]] == [2, 2]
    stays, parted = split(desk, "proposal", ENTRY, [1], seen=2)
    assert [len(one.present["record"]["accounts"]) for one in (stays, parted)] == [1, 1]
    assert [len(one.present["found"]) for one in (stays, parted)] == [1, 1]
    _, doubled = split(desk, "proposal", DEADLINE, [], seen=1)
    assert doubled.present["record"]["id"] == held(desk, "proposal", DEADLINE).present["record"]["id"] + "-b"
    with pytest.raises(DeskError, match="expected some, and not all of them"):
        split(desk, "event", "excavators", [0], seen=1)


def test_what_is_refused_has_a_reason_and_does_not_come_back(desk: Desk) -> None:
    bring_article(desk)
    with pytest.raises(DeskError, match="a refusal without a reason"):
        refuse(desk, ENTRY, " ", seen=1)
    refuse(desk, ENTRY, "Told by nobody else.", seen=1)
    propose(desk, "units", reader().read(ARTICLE, Metadata(near=desk.settings.opens_on)))
    waiting = {id for id, one in all_held(desk, "proposal").items() if one["status"] == "waiting"}
    assert waiting == {"units/4", "units/5"}
    assert held(desk, "proposal", ENTRY).present["reason"] == "Told by nobody else."


def test_a_selection_becomes_an_event_or_an_account(desk: Desk) -> None:
    bring_article(desk)
    start = ARTICLE.index("left Goygol")
    made = new_event(
        desk,
        "units",
        (start, start + 4),
        {"kind": "report", "when": "2024-05-12", "summary": "A convoy is seen.", "districts": ["AZ-GYG"]},
        {"says": "Tells of a convoy."},
    )
    assert accept(desk, made.id, seen=made.version).id == "report-2024-05-12"
    event = new_account(desk, "units", (start, start + 4), ("excavators", 1), {"says": "Tells of a convoy."})
    account = event.present["accounts"][1]
    assert account["sentences"] == made.present["record"]["accounts"][0]["sentences"]
    assert (account["attributed_to"], account["side"]) == ("The Hill Gazette, in its own words", "article")
    with pytest.raises(DeskError, match="hold no sentence"):
        new_account(desk, "units", (9999, 10000), ("excavators", 2), {"says": "Nothing."})
    with pytest.raises(DeskError, match="has 4 sentences, of paragraphs 1 to 2"):
        new_account(desk, "units", (0, start), ("excavators", 2), {"says": "Too much."})


def test_an_event_that_another_rests_on_is_not_removed(desk: Desk) -> None:
    with pytest.raises(RecordsError, match="open-by-17-may, supersedes: 'open-by-10-may'"):
        remove_event(desk, "open-by-10-may", "Told wrongly.", seen=1)
    remove_event(desk, "open-by-17-may", "Told wrongly.", seen=1)
    remove_event(desk, "open-by-10-may", "Told wrongly.", seen=1)
    assert list(all_held(desk, "event")) == ["landslide", "excavators"]
    with pytest.raises(GoneError, match="there is no event 'open-by-10-may' on the desk"):
        remove_event(desk, "open-by-10-may", "Again.", seen=2)


def test_an_article_is_taken_by_one_and_given_back(desk: Desk) -> None:
    bring_article(desk)
    bo = replace(desk, author="Bo")
    take(desk, "units")
    with pytest.raises(HeldError, match="Ada has taken 'units'"):
        take(bo, "units")
    assert list_articles(bo)[0].holder == "Ada"
    take(bo, "units", over=True)
    release(desk, "units")
    assert list_articles(bo)[0].holder == "Bo"
    close_article(bo, "units", "done", seen=1)
    assert list_articles(desk) == []
    assert [one.holder for one in list_articles(desk, statuses=("done",))] == [""]


def test_what_is_told_of_an_article_is_told_of_its_source(desk: Desk) -> None:
    bring_article(desk, url="")
    with pytest.raises(RecordsError, match="desk: units, url: missing: expected a value"):
        accept(desk, ENTRY, seen=1)
    describe_article(desk, "units", {"url": "https://hill-gazette.example/1", "title": "Units"}, seen=1)
    accept(desk, ENTRY, seen=1)
    describe_article(desk, "units", {"title": "Units in Tovuz"}, seen=2)
    assert held(desk, "source", "units").present["title"] == "Units in Tovuz"
    with pytest.raises(DeskError, match="colour: expected fields of an article"):
        describe_article(desk, "units", {"colour": "red"}, seen=3)


def test_an_editor_has_a_name(desk: Desk) -> None:
    with pytest.raises(DeskError, match="editor ' ': expected a name"):
        replace(desk, author=" ")
