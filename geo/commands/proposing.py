"""What `read --into COLLECTION` does: what was found is merged, and kept as proposals."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from events.errors import ChoiceError
from events.reading.findings import Reading
from events.reading.merging import Article, MergedEvent, merge
from events.reading.proposals import PROPOSALS_FILE, add_proposals
from events.reading.recorded import find_copied, read_recorded
from events.records.collection import SOURCES_FILE, load_collection
from events.texts.articles import Article as ArticleText
from events.texts.origins import propose_origins
from events.texts.passages import split_paragraphs


def propose(folder: Path, readings: Sequence[tuple[Path, str, Reading]]) -> str:
    """Keep what was found in articles (file, text, reading) in a collection; return what was done, in words.

    Raises ChoiceError if the folder is no collection, or two files have one name.
    """
    if not (folder / SOURCES_FILE).is_file():
        raise ChoiceError(f"--into {str(folder)!r}: no {SOURCES_FILE} there: expected a collection")
    if len({file.name for file, _, _ in readings}) < len(readings):
        raise ChoiceError("two of the files have the same name: expected names that tell them apart")
    collection = load_collection(folder)
    events = list(collection.events)
    # A file that is a source of the collection already is read as that source.
    sources = {source.sha256: source.id for source in collection.sources if source.sha256}
    marks = {file: sha256(file.read_bytes()).hexdigest() for file, _, _ in readings}
    names = {file: sources.get(marks[file], file.name) for file, _, _ in readings}
    texts = {names[file]: text for file, text, _ in readings}
    copies = propose_origins(
        {
            names[file]: ArticleText(names[file], tuple(split_paragraphs(text)), marks[file])
            for file, text, _ in readings
        }
    )
    copied = find_copied({names[file]: reading for file, _, reading in readings}, collection.sources, events)
    # A copy of a copy is of the same origin.
    origins = {
        name: next((copied[one] for one in group if one in copied), min(group))
        for group in copies
        for name in group
    }
    found = [
        Article(
            source=names[file],
            origin=origins.get(names[file]) or copied.get(names[file], names[file]),
            reading=reading,
        )
        for file, _, reading in readings
    ]
    merged = [
        event for event in merge([*read_recorded(collection.sources, events), *found]) if _is_news(event)
    ]
    articles = [
        {
            "source": names[file],
            "sha256": marks[file],
            "published": reading.published,
            "language": reading.language,
            "publisher": reading.publisher,
            "byline": reading.byline,
        }
        for file, _, reading in readings
    ]
    waiting = add_proposals(folder, articles, merged, texts)
    joining = sum(bool(event.record) for event in merged)
    told = f"{_count(len(merged), 'event')} proposed from {_count(len(readings), 'article')}"
    told += f" ({joining} as further accounts of events that the collection has)" if joining else ""
    where = f"{waiting} in {folder / PROPOSALS_FILE}, none of them reviewed"
    return f"{told}; {where}: they are shown nowhere before somebody accepts them"


def _is_news(event: MergedEvent) -> bool:
    """Return whether anybody tells the event whose account of it is not recorded already."""
    recorded = {account.source for account in event.accounts if account.record}
    return any(account.source not in recorded for account in event.accounts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
