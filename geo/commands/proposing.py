"""What `read --into COLLECTION` does: what was found is merged, and kept as proposals."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from events.errors import ChoiceError
from events.reading.findings import Reading
from events.reading.merging import Article, merge
from events.reading.proposals import PROPOSALS_FILE, add_proposals
from events.records.collection import SOURCES_FILE
from events.texts.articles import Article as ArticleText
from events.texts.origins import propose_origins
from events.texts.passages import split_paragraphs


def propose(folder: Path, readings: Sequence[tuple[Path, str, Reading]]) -> str:
    """Keep what was found in articles (file, text, reading) in a collection; return what was done, in words.

    Raises ChoiceError if the folder is no collection, or two files have one name.
    """
    if not (folder / SOURCES_FILE).is_file():
        raise ChoiceError(f"--into {str(folder)!r}: no {SOURCES_FILE} there: expected a collection")
    texts = {file.name: text for file, text, _ in readings}
    if len(texts) < len(readings):
        raise ChoiceError("two of the files have the same name: expected names that tell them apart")
    marks = {file.name: sha256(file.read_bytes()).hexdigest() for file, _, _ in readings}
    copies = propose_origins(
        {name: ArticleText(name, tuple(split_paragraphs(text)), marks[name]) for name, text in texts.items()}
    )
    origins = {name: min(group) for group in copies for name in group}
    merged = merge(
        [
            Article(source=file.name, origin=origins.get(file.name, file.name), reading=reading)
            for file, _, reading in readings
        ]
    )
    articles = [
        {
            "source": file.name,
            "sha256": marks[file.name],
            "published": reading.published,
            "language": reading.language,
            "publisher": reading.publisher,
            "byline": reading.byline,
        }
        for file, _, reading in readings
    ]
    waiting = add_proposals(folder, articles, merged, texts)
    found = f"{_count(len(merged), 'event')} proposed from {_count(len(readings), 'article')}"
    where = f"{waiting} in {folder / PROPOSALS_FILE}, none of them reviewed"
    return f"{found}; {where}: they are shown nowhere before somebody accepts them"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
