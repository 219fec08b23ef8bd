"""Web Annotations: every account tied to its passage, quoted only where the text is at hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pyld import jsonld  # type: ignore[import-untyped]

from events.exchange.annotations import CONTEXT, text_of, write_annotations
from events.exchange.formats import Stamp
from events.model import Account, Passage
from events.records.collection import load_collection
from events.texts.articles import Article, read_articles
from events.texts.passages import fingerprint, split_paragraphs
from tests.helpers.specimens import (
    ARTICLES,
    BRIDGE,
    CLOSED,
    NO_ARTICLES,
    TOLD,
    WAITED,
    make_account,
    make_event,
    make_source,
)
from tests.helpers.standards import ANNOTATION_MODEL, ANNOTATION_TERMS, keys_of

STAMP = Stamp(title="The bridge", version="1.2", day=date(2026, 11, 22))
OA = "http://www.w3.org/ns/oa#"
TEXTS = {"herald": Article("herald.txt", tuple(split_paragraphs(BRIDGE)), "0" * 64)}


def account_of(*sentences: str, paragraph: int = 1, words: tuple[str, ...] = (), **more: Any) -> Account:
    return make_account(
        passage=Passage(paragraph=paragraph, sentences=sentences, words=words), words=words, **more
    )


def export(*accounts: Account, texts: dict[str, Article] | None = None) -> list[dict[str, Any]]:
    event = make_event("bridge", "report", "2020", accounts=accounts)
    document = json.loads("".join(write_annotations([event], [make_source()], texts or {}, stamp=STAMP)))
    Draft202012Validator(ANNOTATION_MODEL).validate(document)
    items: list[dict[str, Any]] = document["first"]["items"]
    return items


def expand(document: dict[str, Any]) -> Any:
    """Return what a JSON-LD processor reads, with a local context in place of the fetched one."""
    assert document["@context"] == CONTEXT
    return jsonld.expand(document | {"@context": ANNOTATION_TERMS})


def test_an_account_is_our_paraphrase_of_a_passage_of_an_article() -> None:
    account = account_of(CLOSED, says="Says that it was closed.", stance="differs", differs_on="the hour")
    (item,) = export(account)
    assert item["body"] == [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "value": "Says that it was closed.",
            "format": "text/plain",
            "language": "en",
        },
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "value": "Attributed to: The miller. Differs on: the hour.",
            "format": "text/plain",
            "language": "en",
        },
        {"type": "TextualBody", "purpose": "tagging", "value": "bridge", "format": "text/plain"},
    ]
    assert item["target"] == "https://herald.example/bridge"


def test_with_the_text_at_hand_each_sentence_is_quoted_with_its_place() -> None:
    (item,) = export(account_of(TOLD, WAITED, paragraph=2), texts=TEXTS)
    assert item["target"] == [
        {
            "type": "SpecificResource",
            "source": "https://herald.example/bridge",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "Nobody told the miller.",
                    "prefix": "over the Arpa was closed at noon.\n\n"[-32:],
                    "suffix": " He waited until dark.",
                },
                {"type": "TextPositionSelector", "start": 46, "end": 69},
            ],
        },
        {
            "type": "SpecificResource",
            "source": "https://herald.example/bridge",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "He waited until dark.",
                    "prefix": " noon.\n\nNobody told the miller. ",
                    "suffix": "",
                },
                {"type": "TextPositionSelector", "start": 70, "end": 91},
            ],
        },
    ]


@pytest.mark.parametrize("paragraph", [1, 3, 4])
def test_positions_cut_out_exactly_the_sentence(paragraph: int) -> None:
    sentences = {1: "Kəlbəcər Քարվաճառ 𝕂albajar!", 3: "“Is it shut?”", 4: "He went away."}
    text = (
        f"  {sentences[1]}  Second here.\r\n\r\n\r\n A line\nand its next. \n\t\n"
        f"One. {sentences[3]} Two.\n\n{sentences[4]}"
    )
    article = Article("herald.txt", tuple(split_paragraphs(text)), "")
    account = account_of(fingerprint(sentences[paragraph]), paragraph=paragraph)
    (item,) = export(account, texts={"herald": article})
    quote, position = item["target"]["selector"]
    cut = text_of(article)[position["start"] : position["end"]]
    assert cut == quote["exact"] == sentences[paragraph]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert around in text_of(article)


def test_without_the_text_words_lead_to_the_passage_and_nothing_is_quoted() -> None:
    (item,) = export(account_of(CLOSED, words=("The bridge, over", "closed at-noon")))
    assert item["target"] == {
        "type": "SpecificResource",
        "source": "https://herald.example/bridge",
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": "https://wicg.github.io/scroll-to-text-fragment/",
            "value": ":~:text=The%20bridge%2C%20over,closed%20at%2Dnoon",
        },
    }


def test_a_sentence_that_the_text_lacks_is_not_quoted() -> None:
    words = ("The bridge", "at noon")
    found, lost = export(
        account_of("f" * 16, TOLD, paragraph=1, words=words), account_of("f" * 16, words=words), texts=TEXTS
    )
    assert [selector["type"] for selector in found["target"]["selector"]] == [
        "TextQuoteSelector",
        "TextPositionSelector",
    ]
    assert found["target"]["selector"][0]["exact"] == "Nobody told the miller."
    assert lost["target"]["selector"]["type"] == "FragmentSelector"


def test_a_json_ld_processor_reads_every_field() -> None:
    event = make_event("bridge", "report", "2020", accounts=(account_of(CLOSED), account_of(TOLD)))
    document = json.loads("".join(write_annotations([event], [make_source()], TEXTS, stamp=STAMP)))
    (read,) = expand(document)
    items = read["http://www.w3.org/ns/activitystreams#first"][0][
        "http://www.w3.org/ns/activitystreams#items"
    ][0]["@list"]
    assert [item["@type"] for item in items] == [[f"{OA}Annotation"]] * 2
    (target,) = items[0][f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": "https://herald.example/bridge"}]
    quote, position = target[f"{OA}hasSelector"]
    assert quote[f"{OA}exact"] == [{"@value": "The bridge over the Arpa was closed at noon."}]
    assert position[f"{OA}start"][0]["@value"] == 0
    known = set(ANNOTATION_TERMS) | {"@context"}
    assert keys_of(document) - known == set()


def test_a_field_outside_the_vocabulary_would_be_seen() -> None:
    document = json.loads("".join(write_annotations([], [], {}, stamp=STAMP)))
    assert keys_of(document | {"colour": "vermilion"}) - set(ANNOTATION_TERMS) - {"@context"} == {"colour"}
    assert "vermilion" not in str(expand(document | {"colour": "vermilion"}))
    assert not Draft202012Validator(ANNOTATION_MODEL).is_valid(document | {"colour": "vermilion"})


def test_the_collection_is_named_counted_and_dated() -> None:
    event = make_event("bridge", "report", "2020", accounts=(account_of(CLOSED),))
    document = json.loads("".join(write_annotations([event], [make_source()], {}, stamp=STAMP)))
    assert document["label"][0] == "The bridge, version 1.2, exported on 22 November 2026"
    assert (document["total"], document["generated"]) == (1, "2026-11-22T00:00:00Z")
    assert document["first"]["partOf"] == document["id"]


def test_ids_stay_and_are_each_their_own() -> None:
    accounts = (account_of(CLOSED), account_of(CLOSED), account_of(TOLD))
    ids = [item["id"] for item in export(*accounts)]
    assert len(set(ids)) == 3
    assert ids == [item["id"] for item in export(*accounts, texts=TEXTS)]


def test_all_shipped_accounts_are_annotations_without_a_quotation() -> None:
    collection = load_collection()
    text = "".join(write_annotations(collection.events, collection.sources, {}, stamp=STAMP))
    document = json.loads(text)
    Draft202012Validator(ANNOTATION_MODEL).validate(document)
    assert document["total"] == sum(len(event.accounts) for event in collection.events) == 75
    assert "TextQuoteSelector" not in text
    assert "TextPositionSelector" not in text


@pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)
def test_all_shipped_accounts_cut_their_sentences_out_of_the_articles() -> None:
    collection = load_collection()
    texts = read_articles(Path(ARTICLES), collection.sources)
    document = json.loads(
        "".join(write_annotations(collection.events, collection.sources, texts, stamp=STAMP))
    )
    Draft202012Validator(ANNOTATION_MODEL).validate(document)
    by_url = {source.url: text_of(texts[source.id]) for source in collection.sources}
    wanted = {mark for event in collection.events for one in event.accounts for mark in one.passage.sentences}
    found = set()
    for item in document["first"]["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            quote, position = target["selector"]
            cut = by_url[target["source"]][position["start"] : position["end"]]
            assert cut == quote["exact"]
            found.add(fingerprint(cut))
    assert found == wanted


def test_a_fragment_reads_back_as_the_words() -> None:
    words = ("50% & more, or", "less – so")
    (item,) = export(account_of(CLOSED, words=words))
    value = item["target"]["selector"]["value"]
    assert [unquote(part) for part in value.removeprefix(":~:text=").split(",")] == list(words)
