"""Sources as citations, for reference managers and to copy: BibTeX, RIS, CSL JSON, plain text.

The title of a source is ours, so that each format marks it “[descriptive title]”, as style guides require for
a title that the work itself does not carry. Whether a byline names a person or a newsroom is not recorded: it
is split into given and family name where it can hardly be anything but a person's, and else given whole. An
undated source has no date, so that styles write their own “n.d.”; the plain text writes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from babel import Locale, UnknownLocaleError

from events.dates import parse_day
from events.exchange.formats import Stamp
from events.folding import fold
from events.model import UNKNOWN, Source, SourceKind
from events.words.wording import word_day

CitationFormat = Literal["bibtex", "ris", "csl", "text"]
UNDATED = "n.d."
OURS = "[descriptive title]"


class _Types(NamedTuple):
    """What biblatex, RIS and CSL call a kind of source."""

    bibtex: str
    ris: str
    csl: str


_TYPES: dict[SourceKind, _Types] = {
    "article": _Types("online", "NEWS", "article-newspaper"),
    "dataset": _Types("dataset", "DATA", "dataset"),
    "book": _Types("book", "BOOK", "book"),
    "video": _Types("online", "VIDEO", "motion_picture"),
    "post": _Types("online", "BLOG", "post"),
    "image": _Types("online", "ART", "graphic"),
    "map": _Types("online", "MAP", "map"),
}
_NAME = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
# Words, folded, that stand in the names of newsrooms and not of people.
_NEWSROOM = frozenset(
    {
        *(
            "agency",
            "agencies",
            "bureau",
            "by",
            "correspondent",
            "correspondents",
            "desk",
            "editor",
            "editorial",
        ),
        *("editors", "journal", "media", "news", "newsroom", "our", "post", "press", "report", "reporter"),
        *("reporters", "service", "staff", "team", "the", "times", "today", "tv", "world"),
    }
)
# Languages whose names begin with the family's.
_FAMILY_FIRST = ("hu", "ja", "ko", "vi", "zh")
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
    terms = "".join(f" {text.rstrip('.')}." for text in (source.attribution, source.licence) if text)
    published = UNDATED if (dated := _dated(source)) is None else f"{word_day(dated)}."
    return _line(
        f"{byline}{_title(source)}. {source.publisher}, {published}{origin} "
        f"{f'{source.url} (accessed {word_day(day)}).' if source.url else ''}{note}{terms}"
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
            "author": _latex_name(source),
            "title": f"{{{_latex(_title(source))}}}",
            # Of what publishes, biblatex's `online` has `organization` only.
            "organization": f"{{{_latex(source.publisher)}}}",
            "date": dated.isoformat() if dated else "",
            "url": quote(source.url, safe=":/?#[]@!$&'()*+,;=%~"),
            "urldate": stamp.day.isoformat() if source.url else "",
            "langid": _name_language(source.language),
            "note": _latex(_note(source, stamp)),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        entries.append(f"@{_TYPES[source.kind].bibtex}{{{source.id},\n" + ",\n".join(lines) + "\n}\n")
    return "\n".join(entries)


def _write_ris(sources: Sequence[Source], stamp: Stamp) -> str:
    records = []
    for source in sources:
        dated = _dated(source)
        fields = [
            ("TY", _TYPES[source.kind].ris),
            ("ID", source.id),
            ("AU", ", ".join(_split_byline(source)) or source.byline),
            ("TI", _title(source)),
            ("T2", source.publisher),
            ("PB", source.publisher),
            ("PY", str(dated.year) if dated else ""),
            ("DA", f"{dated:%Y/%m/%d}" if dated else ""),
            ("UR", source.url),
            ("Y2", f"{stamp.day:%Y/%m/%d}" if source.url else ""),
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
        item: dict[str, Any] = {"id": source.id, "type": _TYPES[source.kind].csl}
        if parts := _split_byline(source):
            item["author"] = [{"family": parts[0], "given": parts[1]}]
        elif source.byline:
            item["author"] = [{"literal": source.byline}]
        if dated:
            item["issued"] = _parts(dated)
        item |= {
            "title": _title(source),
            "container-title": source.publisher,
            "publisher": source.publisher,
            **({"accessed": _parts(stamp.day), "URL": source.url} if source.url else {}),
            **({"language": source.language} if source.language else {}),
            "source": stamp.collection,
            "note": _note(source, stamp),
        }
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1)


def _split_byline(source: Source) -> tuple[str, str] | tuple[()]:
    """Return family and given name of a byline that is a person's beyond reasonable doubt; else nothing.

    That is two capitalised words, neither of them a word of the newsroom's name or of such names.
    """
    words = _line(source.byline).split(" ")
    known = fold(f"{source.publisher} {source.origin}").split()
    is_name = len(words) == 2 and all(
        _NAME.fullmatch(word) and fold(word) not in (*known, *_NEWSROOM) for word in words
    )
    return (words[1], words[0]) if is_name and source.language not in _FAMILY_FIRST else ()


def _latex_name(source: Source) -> str:
    # Inner braces keep a byline whole.
    parts = ", ".join(_split_byline(source))
    return parts or (source.byline and f"{{{_latex(source.byline)}}}")


def _name_language(tag: str) -> str:
    """Return the name by which biblatex knows a language, from a tag of it: english of en; empty if none."""
    try:
        name = (Locale.parse(tag, sep="-").get_language_name("en") or "").lower()
    except (ValueError, UnknownLocaleError):
        return ""
    return name if name.isascii() and name.isalpha() else ""


def _parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _dated(source: Source) -> date | None:
    return None if source.published == UNKNOWN else parse_day(source.published)


def _title(source: Source) -> str:
    return f"{source.title} {OURS}" if source.kind == "article" else source.title


def _note(source: Source, stamp: Stamp) -> str:
    parts = [f"Origin of the text: {source.origin}."]
    if source.kind == "article":
        parts.insert(0, f"{OURS}: the collection's own, not the article's.")
    parts += [text for text in (source.note, source.attribution, source.licence) if text]
    return " ".join([*parts, f"Cited from: {stamp.words()}."])


def _line(text: str) -> str:
    return " ".join(text.split())


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)
