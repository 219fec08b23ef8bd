"""The commands `read` (what is found in articles) and `score` (how good that is, against gold)."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.commands.known import add_articles, add_data
from events.commands.running import Known, add_command, add_json
from events.commands.text_files import read_text_file
from events.dates import parse_day
from events.errors import ChoiceError
from events.files import place_file
from events.records.folder import find_collection_folder
from events.terminals import write_json
from events.texts.articles import ARTICLES_VARIABLE, find_articles_folder
from geo.commands.article_files import is_page, read_file

if TYPE_CHECKING:
    from events.model import Settings
    from events.reading.findings import Reading
    from events.reading.read import Reader
    from events.reading.scoring.gold import Gold
    from events.reading.scoring.score import Score
    from events.web.second_reader import SecondReader


def add_commands(known: Known) -> None:
    """Add the commands to a command line."""
    parser = add_command(known, "read", read, "find dates, places and events in articles")
    add_json(parser)
    add_data(parser)
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="the text of an article, or its page (HTML)"
    )
    parser.add_argument("--published", metavar="DAY", help="the day of the articles, such as 2020-11-25")
    parser.add_argument(
        "--language", metavar="TAG", default="", help="such as en, ru, az; else it is found out"
    )
    parser.add_argument("--publisher", metavar="NAME", default="", help="who published them")
    parser.add_argument(
        "--into",
        type=Path,
        metavar="COLLECTION",
        help="keep what is found there, as proposals to be reviewed",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="EVENTS",
        help="read folders and archives (zip, JSON lines, Parquet), too, and write all events to this file",
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", default=os.cpu_count() or 1, help="with --out: how many processes"
    )
    _add_gazetteer(parser)
    parser = add_command(known, "score", score, "how good the reading is, against gold")
    add_json(parser)
    add_articles(parser)
    parser.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="a folder of NAME.txt with NAME.json, or a collection with its texts",
    )
    _add_gazetteer(parser)


def _add_gazetteer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="another file than the one that ships")


def read(options: argparse.Namespace) -> int:
    """Print what is found in each file."""
    from events.reading.findings import Metadata
    from events.reading.written import to_document

    settings = _settings(options)
    published = parse_day(options.published).isoformat() if options.published else ""
    metadata = Metadata(
        published=published,
        language=options.language,
        publisher=options.publisher,
        near=settings.opens_on if settings else None,
    )
    if options.out is not None:
        from geo.commands.reading_archives import read_into

        return read_into(options, metadata, make_reader)
    reader = make_reader(options.gazetteer)
    texts = [(file, *read_file(file, metadata)) for file in options.files]
    second = find_second_reader()
    readings = [
        (file, text, ask_second(second, text, reader.read(text, of_file))) for file, text, of_file in texts
    ]
    if options.into is not None:
        from geo.commands.proposing import propose

        print(propose(options.into, readings), file=sys.stderr if options.json else sys.stdout)
    if options.json:
        documents = [
            # Places in a page count in the text that was taken from it.
            {"file": file.name, **to_document(reading), **({"text": text} if is_page(file) else {})}
            for file, text, reading in readings
        ]
        print(write_json(documents[0] if len(documents) == 1 else documents))
        return 0
    for file, _, reading in readings if options.into is None else ():
        _print_reading(file, reading)
    return 0


def score(options: argparse.Namespace) -> int:
    """Print precision and recall, and what went wrong."""
    from events.reading.findings import Metadata
    from events.reading.scoring.score import MEASURES, score_articles
    from events.reading.written import to_document

    gold, settings = _load_gold(options)
    readers: dict[str, Reader] = {}
    pairs = []
    for one in gold:
        if one.gazetteer not in readers:
            readers[one.gazetteer] = make_reader(Path(one.gazetteer) if one.gazetteer else options.gazetteer)
        metadata = Metadata(near=settings.opens_on if settings else None)
        pairs.append((one, to_document(readers[one.gazetteer].read(one.text, metadata))))
    result = score_articles(pairs)
    if options.json:
        print(write_json(_score_document(result)))
        return 0
    print(f"{'':<18} precision  recall   right  found   gold")
    for label, key in MEASURES:
        tally = result.tallies[key]
        figures = (
            f"{tally.precision:>9.2f} {tally.recall:>7.2f} {tally.right:>7} {tally.found:>6} {tally.gold:>6}"
        )
        print(f"{label:<18} {figures}")
    print(f"planned or denied, taken for a fact: {result.as_fact}")
    print(f"articles: {result.articles}; failures: {len(result.failures)}")
    for failure in result.failures:
        print(f"  {failure}")
    return 0


def make_reader(gazetteer: Path | None) -> Reader:
    """Make a reader with a gazetteer file; the one that ships if none is named."""
    from events.reading.read import Reader
    from geo.places.gazetteer import GAZETTEER, load_gazetteer
    from geo.places.names import GazetteerNames

    return Reader.of(GazetteerNames(load_gazetteer(gazetteer or GAZETTEER)))


def find_second_reader() -> SecondReader | None:
    """Return the second reader that the environment names, if it does."""
    if not os.environ.get("HANDOVER_READER"):
        return None
    from events.web.second_reader import SecondReader

    return SecondReader.from_environment(os.environ)


def ask_second(second: SecondReader | None, text: str, reading: Reading) -> Reading:
    """Add what a second reader proposes and the text bears out; what is wrong with it is a note."""
    if second is None:
        return reading
    from dataclasses import replace

    from events.reading.second import add_proposed
    from events.web.second_reader import SecondReaderError

    try:
        proposals = second.ask(text, {one.id: one.words.text for one in reading.places})
    except SecondReaderError as error:
        return replace(reading, notes=(*reading.notes, str(error)))
    return add_proposed(reading, text, proposals)[0]


def _settings(options: argparse.Namespace) -> Settings | None:
    from events.records.collection import load_collection

    return load_collection(options.into or find_collection_folder(options.data, os.environ)).settings


def _load_gold(options: argparse.Namespace) -> tuple[list[Gold], Settings | None]:
    from events.reading.scoring.gold import gold_of_records, load_gold
    from events.records.collection import SOURCES_FILE, load_collection

    folder: Path = options.gold
    if not folder.is_dir():
        raise ChoiceError(f"{str(folder)!r} is no folder: expected one with gold, or a collection")
    if not (folder / SOURCES_FILE).is_file():
        return load_gold(folder), load_collection().settings
    collection = load_collection(folder)
    settings = collection.settings
    named = settings.articles if settings else ""
    texts = find_articles_folder(options.articles, os.environ, folder, setting=named)
    if texts is None:
        raise ChoiceError(
            f"a collection without texts: expected --articles FOLDER, or {ARTICLES_VARIABLE} set to it"
        )
    at_hand = {
        source.id: read_text_file(path)[1]
        for source in collection.sources
        if source.file and (path := place_file(texts, source.file)).is_file()
    }
    return gold_of_records(collection.sources, list(collection.events), at_hand), collection.settings


def _score_document(result: Score) -> dict[str, Any]:
    measures = {
        key: {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "right": tally.right,
            "found": tally.found,
            "gold": tally.gold,
        }
        for key, tally in result.tallies.items()
    }
    return {
        "articles": result.articles,
        "measures": measures,
        "taken_for_fact": result.as_fact,
        "failures": result.failures,
    }


def _print_reading(file: Path, reading: Reading) -> None:
    print(
        f"{file.name}: {reading.published}, {reading.language}, {reading.publisher or 'publisher not told'}"
    )
    for note in reading.notes:
        print(f"  note: {note}")
    for day in reading.dates:
        relation = f" {day.relation}" if day.relation else ""
        print(f"  date   {day.words.start:>6}  “{day.words.text}”{relation}: {day.edtf} ({day.reason})")
    for place in reading.places:
        sure = "" if place.is_certain else "? "
        print(f"  place  {place.words.start:>6}  “{place.words.text}”: {sure}{place.id} ({place.reason})")
    for number, event in enumerate(reading.events):
        where = " ".join([*event.districts, *event.places]) or "region"
        route = f", {event.origin or '…'} > {event.to or '…'}" if event.origin or event.to else ""
        sure = "" if event.is_certain else "? "
        what = f"{sure}{event.kind} {event.modality}, {event.when or 'unknown'}, {where}{route}"
        print(f"  event  {number:>6}  {what}")
        print(f"                 by {event.attributed_to or 'the article itself'}: {event.reason}")
        print(f"                 “{event.sentence}”")
