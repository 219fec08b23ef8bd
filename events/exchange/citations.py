"""Sources as citations, for reference managers and to copy: BibTeX, RIS, CSL JSON, plain text.

The title of a source is ours, so that each format marks it “[descriptive title]”, as style guides require for
a title that the work itself does not carry. Bylines are given whole: whether one names a person or a newsroom
is not recorded. An undated source is “n.d.”.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal
from urllib.parse import quote

from events.dates import parse_day
from events.exchange.formats import Stamp
from events.model import UNKNOWN, Source
from events.words.wording import word_day

CitationFormat = Literal["bibtex", "ris", "csl", "text"]
UNDATED = "n.d."
OURS = "[descriptive title]"
# BibTeX counts the braces of a value also where they are escaped: \{ would leave it unbalanced.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {mark: f"\\{mark}" for mark in "&%$#_"}
)


def write_citations(sources: Sequence[Source], format: CitationFormat, *, stamp: Stamp) -> str:
    """Write sources as citations, in the order given; the day of the stamp is the day of access.

    BibTeX in UTF-8 with LaTeX's special characters escaped, entries of biblatex's type `online`; RIS of the
    type NEWS, lines ended by CR LF; CSL JSON (citationstyles.org) as a list of items.
    """
    writers: dict[CitationFormat, Callable[[Sequence[Source], Stamp], str]] = {
        "bibtex": _write_bibtex,
        "ris": _write_ris,
        "csl": _write_csl,
        "text": _write_text,
    }
    return writers[format](sources, stamp)


def word_citation(source: Source, day: date) -> str:
    """Word one source as a citation in plain text, accessed on a day."""
    byline = f"{_line(source.byline).rstrip('.')}. " if source.byline else ""
    origin = "" if source.origin == source.publisher else f" Text by: {source.origin}."
    note = f" {source.note}" if source.note else ""
    published = UNDATED if (dated := _dated(source)) is None else f"{word_day(dated)}."
    return _line(
        f"{byline}{_title(source)}. {source.publisher}, {published}{origin} "
        f"{source.url} (accessed {word_day(day)}).{note}"
    )


def _write_text(sources: Sequence[Source], stamp: Stamp) -> str:
    lines = [f"Sources. {stamp.words()}", *(word_citation(source, stamp.day) for source in sources)]
    return "\n\n".join(lines) + "\n"


def _write_bibtex(sources: Sequence[Source], stamp: Stamp) -> str:
    # What stands outside an entry is a comment; an @ would begin an entry.
    entries = [f"% {stamp.words().replace('@', '(at)')}\n"]
    for source in sources:
        dated = _dated(source)
        fields = {
            # Inner braces keep a byline whole and a title's capitals as they are.
            "author": source.byline and f"{{{_latex(source.byline)}}}",
            "title": f"{{{_latex(_title(source))}}}",
            "publisher": f"{{{_latex(source.publisher)}}}",
            "year": str(dated.year) if dated else UNDATED,
            "date": dated.isoformat() if dated else "",
            "url": quote(source.url, safe=":/?#[]@!$&'()*+,;=%~"),
            "urldate": stamp.day.isoformat(),
            "language": _latex(source.language),
            "note": _latex(_note(source, stamp)),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        entries.append(f"@online{{{source.id},\n" + ",\n".join(lines) + "\n}\n")
    return "\n".join(entries)


def _write_ris(sources: Sequence[Source], stamp: Stamp) -> str:
    records = []
    for source in sources:
        dated = _dated(source)
        fields = [
            ("TY", "NEWS"),
            ("ID", source.id),
            ("AU", source.byline),
            ("TI", _title(source)),
            ("T2", source.publisher),
            ("PB", source.publisher),
            ("PY", str(dated.year) if dated else UNDATED),
            ("DA", f"{dated:%Y/%m/%d}" if dated else ""),
            ("UR", source.url),
            ("Y2", f"{stamp.day:%Y/%m/%d}"),
            ("LA", source.language),
            ("DB", stamp.collection),
            ("N1", _note(source, stamp)),
        ]
        lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
        records.append("\r\n".join([*lines, "ER  - ", ""]))
    return "\r\n".join(records)


def _write_csl(sources: Sequence[Source], stamp: Stamp) -> str:
    items = []
    for source in sources:
        dated = _dated(source)
        item: dict[str, Any] = {"id": source.id, "type": "article-newspaper"}
        if source.byline:
            item["author"] = [{"literal": source.byline}]
        item |= {
            "title": _title(source),
            "container-title": source.publisher,
            "publisher": source.publisher,
            "issued": _parts(dated) if dated else {"literal": UNDATED},
            "accessed": _parts(stamp.day),
            "URL": source.url,
            "language": source.language,
            "source": stamp.collection,
            "note": _note(source, stamp),
        }
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1)


def _parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _dated(source: Source) -> date | None:
    return None if source.published == UNKNOWN else parse_day(source.published)


def _title(source: Source) -> str:
    return f"{source.title} {OURS}"


def _note(source: Source, stamp: Stamp) -> str:
    parts = [f"{OURS}: the collection's own, not the article's.", f"Origin of the text: {source.origin}."]
    return " ".join([*parts, *([source.note] if source.note else []), f"Cited from: {stamp.words()}."])


def _line(text: str) -> str:
    return " ".join(text.split())


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)
