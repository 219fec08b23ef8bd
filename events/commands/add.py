"""The command `add`: the record of an article for a collection, and its sentences with their fingerprints."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from events.commands.text_files import read_text_file
from events.errors import ChoiceError, PlaceError
from events.files import place_file, place_folder, write_whole
from events.reading.describing import guess_language, guess_published, guess_title
from events.records.collection import SOURCES_FILE, Collection, load_collection
from events.terminals import write_json
from events.texts.articles import ARTICLES_VARIABLE, FOLDER
from events.texts.passages import fingerprint, split_paragraphs, split_sentences

FIELDS = ("id", "file", "title", "publisher", "origin", "published", "language", "url", "sha256")
GIVEN = ("id", "title", "publisher", "origin", "published", "language", "url")
_HINTS = {
    "title": "the title, in words of your own",
    "publisher": "who published it",
    "origin": "the newsroom that the text comes from: copies share it",
    "published": "the day, or unknown",
    "language": "en, az, hy, ru …",
    "url": "its address: https://…",
}


def add(options: argparse.Namespace) -> int:
    """Print the record of an article and its sentences; with `--into`, add both to a collection."""
    content, text = read_text_file(options.article)
    paragraphs = split_paragraphs(text)
    given = {name: value for name in GIVEN if (value := getattr(options, name))}
    record = _describe(options.article.name, paragraphs, content) | given
    record["origin"] = record["origin"] or record["publisher"]
    sentences = _number(paragraphs)
    missing = [name for name in FIELDS if not record[name]]
    if options.into is not None:
        record = _add_to(options.into, record, missing, content)
    if options.json:
        print(write_json({"source": record, "to_fill": missing, "sentences": sentences}))
        return 0
    if options.into is None:
        print(write_record(record))
    else:
        print(f"{options.into / SOURCES_FILE}: added {record['id']}")
    print("# Its sentences: number, paragraph, fingerprint.")
    for one in sentences:
        print(f"# {one['number']:>3}  {one['paragraph']:>3}  {one['fingerprint']}  {one['sentence']}")
    return 0


def write_record(record: Mapping[str, str]) -> str:
    """Return a record as TOML; what is to be filled in says what belongs there."""
    lines = ["[[source]]"]
    for name in FIELDS:
        hint = f"  # {_HINTS[name]}" if not record[name] and name in _HINTS else ""
        # JSON's texts are TOML's, too.
        lines.append(f"{name} = {json.dumps(record[name], ensure_ascii=False)}{hint}")
    return "\n".join(lines) + "\n"


def _describe(file: str, paragraphs: Sequence[str], content: bytes) -> dict[str, str]:
    language = guess_language("\n".join(paragraphs))
    slug = re.sub(r"[^a-z0-9]+", "-", _to_ascii(Path(file).stem).lower()).strip("-")
    return {
        "id": slug or "article",
        "file": file,
        "title": guess_title(paragraphs),
        "publisher": "",
        "origin": "",
        "published": guess_published(paragraphs, language, date.today()),
        "language": language,
        "url": "",
        "sha256": sha256(content).hexdigest(),
    }


def _to_ascii(text: str) -> str:
    from anyascii import anyascii

    return str(anyascii(text))


def _number(paragraphs: Sequence[str]) -> list[dict[str, Any]]:
    sentences = (
        (number, sentence)
        for number, paragraph in enumerate(paragraphs, 1)
        for sentence in split_sentences(paragraph)
    )
    return [
        {"number": at, "paragraph": number, "fingerprint": fingerprint(sentence), "sentence": sentence}
        for at, (number, sentence) in enumerate(sentences, 1)
    ]


def _add_to(folder: Path, record: dict[str, str], missing: Sequence[str], content: bytes) -> dict[str, str]:
    """Add an article and its record to a collection; return the record as it was added.

    Raises ChoiceError if the collection cannot take it: what is missing, or that it is there already.
    """
    if missing:
        asked = ", ".join(f"--{name} …" for name in missing)
        raise ChoiceError(
            f"--into {str(folder)!r}: the text does not tell {', '.join(missing)}: expected {asked}"
        )
    collection = load_collection(folder)
    if collection.settings is None:
        raise ChoiceError(
            f"--into {str(folder)!r}: not a collection that can be read: expected one that `check` passes"
        )
    same = [source.id for source in collection.sources if source.sha256 == record["sha256"]]
    if same:
        raise ChoiceError(
            f"{record['file']!r} is in the collection already, as {same[0]}: expected another text"
        )
    record = record | {"id": _free_id(record["id"], collection)}
    texts = _find_texts(folder, collection.settings.articles)
    path = place_file(texts, record["file"])
    if path.exists() and path.read_bytes() != content:
        raise ChoiceError(f"{path} is there already, with another text: expected another file name")
    print(f"the text is kept in {texts}", file=sys.stderr)
    texts.mkdir(exist_ok=True)
    if not path.exists():
        write_whole(path, content)
    sources = folder / SOURCES_FILE
    whole = sources.read_text(encoding="utf-8").rstrip("\n") + "\n\n" + write_record(record)
    write_whole(sources, whole.encode())
    if not collection.settings.articles and not os.environ.get(ARTICLES_VARIABLE):
        print(f'write articles = "{texts.name}" below [collection] in {sources}', file=sys.stderr)
    return record


def _find_texts(folder: Path, setting: str) -> Path:
    """Return where a collection's texts are: where the user says, else in a folder within its own.

    Raises PlaceError if its folder of that name is a link out of it.
    """
    if named := os.environ.get(ARTICLES_VARIABLE):
        return Path(named)
    if setting:
        return Path(setting)
    texts = place_folder(folder, FOLDER)
    if texts is None:
        expected = f"expected a folder in it; {ARTICLES_VARIABLE} may name another"
        raise PlaceError(f"{FOLDER!r} is a link out of {folder}: {expected}")
    return texts


def _free_id(id: str, collection: Collection) -> str:
    taken = {source.id for source in collection.sources}
    number = 1
    while (free := id if number == 1 else f"{id}-{number}") in taken:
        number += 1
    return free
