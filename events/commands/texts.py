"""The commands that read or fetch the texts of the articles: check, origins, fetch, sentences.

Each prints its answer and returns the exit status; what is wrong is raised, and worded by `__main__`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.commands.holdings import load, print_json
from events.commands.progress import follow, working
from events.commands.text_files import read_text_file
from events.errors import ArticleError
from events.records.collection import SOURCES_FILE, Collection
from events.records.folder import find_collection_folder
from events.slips import suggest
from events.texts.articles import ARTICLES_VARIABLE, FOLDER, Article, find_articles_folder, read_articles
from events.texts.decoding import word_encoding
from events.texts.passages import fingerprint, split_paragraphs, split_sentences

if TYPE_CHECKING:
    from events.texts.check import CheckReport
    from events.texts.origins import Disagreement, Overlap

# Where app.py is, unless the package is installed elsewhere.
HOME = Path(__file__).parents[2]
NO_FOLDER = f"no article texts: expected --articles FOLDER, or {ARTICLES_VARIABLE} set to it"


def check(options: argparse.Namespace) -> int:
    """Check the whole collection; status 1 if a record is set aside, or a passage or its text is missing."""
    from events.reading.proposals import count_waiting
    from events.texts.check import check_collection

    collection, articles = _load_texts(options)
    # A command line that knows the map says which places there are.
    list_places: Callable[[argparse.Namespace], set[str]] | None = getattr(options, "list_places", None)
    places = list_places(options) if list_places else None
    events = partial(follow, unit="events", total=len(collection.events))
    home = find_collection_folder(options.data, os.environ)
    report = check_collection(collection, articles, places, events, home)
    waiting = count_waiting(home)
    if options.json:
        print_json({**_report(report, collection), "proposals": waiting})
    else:
        if waiting:
            print(f"proposals: {waiting}, none of them reviewed: they are shown nowhere")
        _print_report(report, _find_files(options, collection))
    return 0 if report.is_passed and not collection.faults else 1


def _report(report: CheckReport, collection: Collection) -> dict[str, Any]:
    return {
        "events": len(report.origins),
        "accounts": report.accounts,
        "sentences": len(report.lookups),
        "found": report.count("found"),
        "not_found": [
            {
                "event": lookup.event,
                "source": lookup.source,
                "paragraph": lookup.paragraph,
                "sentence": lookup.sentence,
                "finding": lookup.finding,
            }
            for lookup in report.not_found
        ],
        "passages": dict(report.passages),
        "words": len(report.edges),
        "words_not_found": [
            {"event": edge.event, "source": edge.source, "words": list(edge.words), "finding": edge.finding}
            for edge in report.loose_edges
        ],
        "articles": report.sources,
        "absent": list(report.absent),
        "altered": list(report.altered),
        "read_as": dict(report.read_as),
        "unlikely": [
            {"event": one.event, "field": one.field, "value": one.value, "expected": one.expected}
            for one in report.unlikely
        ],
        "origins": dict(report.origins),
        "resting_on_one": list(report.resting_on_one),
        "disagreements": [_disagreement(one) for one in report.disagreements],
        "set_aside": collection.set_aside,
        "faults": [str(fault) for fault in collection.faults],
        "passed": report.is_passed and not collection.faults,
        "summary": report.summary(),
        "rows": report.rows,
        "unchecked": report.unchecked,
    }


def _find_files(options: argparse.Namespace, collection: Collection) -> dict[str, str]:
    """Return for each source its file, and the one in the folder of the texts that was probably meant."""
    setting = collection.settings.articles if collection.settings else ""
    folder = find_articles_folder(options.articles, os.environ, HOME, setting=setting)
    there = [path.name for path in folder.iterdir()] if folder and folder.is_dir() else []
    return {one.id: f"{one.file!r} in {folder}{suggest(one.file, there)}" for one in collection.sources}


def _print_report(report: CheckReport, files: Mapping[str, str]) -> None:
    """Print what the check found; `files` names the file of each source."""
    for lookup in report.not_found:
        where = f"{lookup.event}: {lookup.source}, paragraph {lookup.paragraph}"
        print(f"{where}: {lookup.sentence}: {lookup.finding}")
    for edge in report.loose_edges:
        print(f"{edge.event}: {edge.source}, words “{' … '.join(edge.words)}”: {edge.finding}")
    for unlikely in report.unlikely:
        print(unlikely)
    for source in report.absent:
        print(f"{source}: no text at hand: expected {files[source]}")
    for source in report.altered:
        print(f"{source}: the text at hand is not the recorded one (SHA-256 differs)")
    for source, encoding in report.read_as:
        print(f"{source}: {word_encoding(encoding)}")
    for disagreement in report.disagreements:
        print(disagreement)
    print(f"articles: {report.sources - len(report.absent)} of {report.sources} at hand")
    print(f"accounts: {report.accounts}")
    if report.rows or report.unchecked:
        print(f"of these on a row of a dataset: {report.rows}, not to be checked here: {report.unchecked}")
    print("passages: " + ", ".join(f"{count} {finding}" for finding, count in report.passages.items()))
    for count in sorted(set(report.origins.values())):
        ids = [id for id, origins in report.origins.items() if origins == count]
        print(f"events on {count} origin{'s' * (count != 1)}: {len(ids)}: {', '.join(ids)}")
    print(report.summary())


def origins(options: argparse.Namespace) -> int:
    """Propose origins from what the texts have in common, and report where the stored ones do not agree."""
    from events.texts.origins import check_origins, compare_articles, propose_origins

    collection, articles = _load_texts(options)
    with working("Comparing the articles"):
        overlaps = compare_articles(articles)
    groups = propose_origins(articles, overlaps=overlaps)
    disagreements = check_origins(collection.sources, articles, overlaps=overlaps)
    stored = {source.id: source.origin for source in collection.sources if source.file}
    absent = [id for id in stored if id not in articles]
    # A group has no order of its own.
    ordered = [[id for id in stored if id in group] for group in groups]
    if options.json:
        proposed = [{"sources": ids, "stored": sorted({stored[id] for id in ids})} for ids in ordered]
        document = {"articles": len(articles), "absent": absent, "origins": proposed}
        document["overlaps"] = [_overlap(one) for one in overlaps]
        document["disagreements"] = [_disagreement(one) for one in disagreements]
        print_json(document)
        return 0
    for ids in ordered:
        print(f"one origin ({', '.join(sorted({stored[id] for id in ids}))}): {', '.join(ids)}")
    for one in overlaps:
        paragraphs = ", ".join(f"{copy.first}~{copy.second}" for copy in one.paragraphs)
        print(f"  {one.first} and {one.second}: {one.share:.0%} of the shorter, paragraphs {paragraphs}")
    for id in absent:
        print(f"{id}: no text at hand")
    for disagreement in disagreements:
        print(disagreement)
    print(
        f"{_count(len(articles), 'article')}, {_count(len(groups), 'origin')}, "
        f"{_count(len(disagreements), 'disagreement')} with the stored origins"
    )
    return 0


def fetch(options: argparse.Namespace) -> int:
    """Download the articles into the folder of the texts; `articles` beside app.py if none is named."""
    from events.web.fetch import run_fetch

    collection, settings = load(options)
    folder = find_articles_folder(options.articles, os.environ, HOME, setting=settings.articles)
    if folder is None:
        if not (HOME / "app.py").is_file():
            raise ArticleError(NO_FOLDER.replace("no article texts", "no folder for the texts"))
        folder = HOME / FOLDER
    sources = follow([source for source in collection.sources if source.file], "articles")
    return run_fetch(sources, collection.events, folder, as_json=options.json)


def sentences(options: argparse.Namespace) -> int:
    """Print paragraphs, sentences and fingerprints of an article file."""
    content, text = read_text_file(options.file)
    paragraphs = split_paragraphs(text)
    rows = [
        {"paragraph": number, "fingerprint": fingerprint(sentence), "sentence": sentence}
        for number, paragraph in enumerate(paragraphs, 1)
        for sentence in split_sentences(paragraph)
    ]
    if options.json:
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['paragraph']:>3}  {row['fingerprint']}  {row['sentence']}")
    print(f"SHA-256: {sha256(content).hexdigest()}")
    return 0


def _load_texts(options: argparse.Namespace) -> tuple[Collection, dict[str, Article]]:
    """Load the collection and the texts at hand. Raises ArticleError if no folder of texts is to be found."""
    collection, settings = load(options)
    folder = find_articles_folder(options.articles, os.environ, HOME, setting=settings.articles)
    if not any(source.file for source in collection.sources):
        return collection, {}
    if folder is None:
        raise ArticleError(NO_FOLDER)
    named = f"articles in {SOURCES_FILE}"
    if os.environ.get(ARTICLES_VARIABLE):
        named = ARTICLES_VARIABLE
    if options.articles is not None:
        named = "--articles"
    return collection, read_articles(folder, collection.sources, named=named)


def _overlap(one: Overlap) -> dict[str, Any]:
    return {
        "first": one.first,
        "second": one.second,
        "share": round(one.share, 4),
        "words": one.words,
        "sentences": one.sentences,
        "one_origin": one.is_one_origin,
        "paragraphs": [
            {"first": copy.first, "second": copy.second, "similarity": round(copy.similarity, 4)}
            for copy in one.paragraphs
        ],
    }


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "finding": one.finding,
        "origins": list(one.origins),
        "groups": [list(group) for group in one.groups],
        "message": str(one),
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
