"""Articles from their addresses into a folder, for the reader's own use, and what was found of them.

The texts belong to their publishers: the program ships addresses and fingerprints, the reader fetches.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from events.errors import ArticleError, FetchError, PlaceError, word_os_error
from events.files import place_file, write_whole
from events.model import Event, Source
from events.terminals import write_json
from events.texts.articles import Article, Lookup, look_up_passages
from events.texts.decoding import decode_text
from events.texts.passages import split_paragraphs
from events.web.download import Answer, Downloader, FetchOptions
from events.web.extraction import Page, Score, score_paragraphs
from events.web.reading import read_apart, read_page_apart

Outcome = Literal["fetched", "kept", "failed"]

DEFAULTS = FetchOptions()
_TYPES = ("", "text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """What became of one article, and what its text in the folder, after the fetch, holds.

    `fetched`: the text from the web was written. `kept`: the text that was there is as good or better.
    `failed`: there is no text from the web; one that was there stays. `found` of `sentences` fingerprints
    (those of all accounts of the source) are in the text at hand, the others are `not_found`.
    """

    source: str
    file: str
    url: str
    outcome: Outcome
    reason: str
    found: int
    sentences: int
    not_found: tuple[Lookup, ...]


def run_fetch(
    sources: Iterable[Source],
    events: Iterable[Event],
    folder: Path,
    *,
    as_json: bool,
    options: FetchOptions = DEFAULTS,
) -> int:
    """Fetch the articles, print what became of each, and return the exit status.

    0: every article is at hand with every passage. 1: an article failed, or a passage is not found. 2, with
    one line on standard error: no host could be reached, or the folder cannot be made.
    """
    try:
        _make_folder(folder)
        if not as_json:
            # Told before anything is written into it.
            print(f"texts are written into {folder.resolve()}", flush=True)
        reports = fetch_articles(sources, events, folder, options=options)
    except FetchError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    if as_json:
        print(write_json({"folder": str(folder), "articles": [_record(report) for report in reports]}))
    else:
        for report in reports:
            print(_word(report))
    return int(any(report.outcome == "failed" or report.not_found for report in reports))


def fetch_articles(
    sources: Iterable[Source],
    events: Iterable[Event],
    folder: Path,
    *,
    options: FetchOptions = DEFAULTS,
) -> list[FetchReport]:
    """Fetch the articles into a folder, which is made if need be, and report on each.

    Raises FetchError if hosts were asked for and none could be reached, or if the folder cannot be made.
    """
    _make_folder(folder)
    # Otherwise the libraries would print remarks on pages among the reports.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    downloader, all_events = Downloader(options), tuple(events)
    reports, files = [], set[str]()
    for source in sources:
        reports.append(_fetch(source, _restrict(all_events, source.id), folder, downloader, files))
    network = downloader.network
    if network.unreachable and not network.connected:
        raise FetchError(f"no network: no host could be reached; {network.last_failure}")
    return reports


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FetchError(f"{folder} cannot be made ({word_os_error(error)}): expected a folder") from error


def _fetch(
    source: Source, events: Sequence[Event], folder: Path, downloader: Downloader, files: set[str]
) -> FetchReport:
    paragraphs: tuple[str, ...] = ()
    outcome: Outcome = "failed"
    try:
        path = place_file(folder, source.file)
        if str(path).casefold() in files:
            raise FetchError(f"file {source.file!r} is another source's: expected a file of its own")
        files.add(str(path).casefold())
        paragraphs = _read(path)
        new, score = _extract(downloader.download(source.url), events)
        sought = _list_sought(events)
        if paragraphs and score <= (old := score_paragraphs(paragraphs, sought)):
            outcome, reason = "kept", _word_kept(old, score, len(sought))
        else:
            _write(path, new)
            outcome, reason, paragraphs = "fetched", "", tuple(new)
    except (FetchError, PlaceError) as error:
        reason = str(error)
    texts = {source.id: Article(source.file, paragraphs, "")} if paragraphs else {}
    lookups = look_up_passages(events, texts)
    lost = tuple(lookup for lookup in lookups if lookup.finding in ("missing", "no text"))
    return FetchReport(
        source=source.id,
        file=source.file,
        url=source.url,
        outcome=outcome,
        reason=reason,
        found=len(lookups) - len(lost),
        sentences=len(lookups),
        not_found=lost,
    )


def _restrict(events: Iterable[Event], source: str) -> list[Event]:
    """Return the events of which a source has an account, with its accounts only."""
    kept = ((event, tuple(one for one in event.accounts if one.source == source)) for event in events)
    return [replace(event, accounts=accounts) for event, accounts in kept if accounts]


def _list_sought(events: Iterable[Event]) -> list[tuple[int, str]]:
    passages = [account.passage for event in events for account in event.accounts]
    return [(passage.paragraph, mark) for passage in passages for mark in passage.sentences]


def download_article(downloader: Downloader, address: str) -> Page:
    """Return the article at an address, with what its page tells of it. Raises FetchError."""
    answer = downloader.download(address)
    kind = _find_type(answer)
    try:
        if kind == "text/plain":
            page = Page(paragraphs=tuple(split_paragraphs(decode_text(answer.body)[0])))
        else:
            page = read_page_apart(answer.body, answer.headers.get("content-type", ""))
    except (FetchError, ArticleError) as error:
        raise FetchError(f"{answer.url} {error}") from error
    if not page.paragraphs:
        raise FetchError(f"{answer.url} holds no text: expected an article")
    return page


def _find_type(answer: Answer) -> str:
    """Return the type of an answer. Raises FetchError if it is none of an article."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _TYPES:
        raise FetchError(f"{answer.url} is of the type {kind!r}: expected a web page (text/html)")
    return kind


def _extract(answer: Answer, events: Sequence[Event]) -> tuple[list[str], Score]:
    """Take the article out of an answer. Raises FetchError if it holds none, or evidently another."""
    _find_type(answer)
    content_type = answer.headers.get("content-type", "")
    sought = _list_sought(events)
    try:
        paragraphs, score = read_apart(answer.body, content_type, sought)
    except FetchError as error:
        raise FetchError(f"{answer.url} {error}") from error
    if not paragraphs:
        raise FetchError(f"{answer.url} holds no text: expected an article")
    # One passage lost is an edit; all of several are another page, such as a notice that the article is gone.
    if len(sought) > 1 and score.found == 0:
        raise FetchError(f"{answer.url} holds none of the {len(sought)} passages: expected the article")
    return paragraphs, score


def _read(path: Path) -> tuple[str, ...]:
    """Read the text that is there, if any. Raises FetchError if it is no text: it could be the reader's."""
    try:
        return tuple(split_paragraphs(decode_text(path.read_bytes())[0]))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FetchError(f"{path} is there and cannot be read: {word_os_error(error)}") from error
    except ArticleError as error:
        raise FetchError(f"{path} is there and {error}") from error


def _write(path: Path, paragraphs: Iterable[str]) -> None:
    try:
        write_whole(path, ("\n\n".join(paragraphs) + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise FetchError(f"{path} cannot be written: {word_os_error(error)}") from error


def _word_kept(old: Score, new: Score, count: int) -> str:
    if old.found > new.found:
        return f"the copy that was there is better: the web's holds {new.found} of {count} passages"
    return "the copy that was there is as good"


def _word(report: FetchReport) -> str:
    reason = f" ({report.reason})" if report.reason else ""
    count = f"{report.found} of {report.sentences} passages found in {report.file}"
    line = " ".join(f"{report.source}: {report.outcome}{reason}: {count}".split())
    lost = report.not_found if report.found else ()
    return "\n".join(
        [line, *(f"  not found: {one.event}, paragraph {one.paragraph}: {one.sentence}" for one in lost)]
    )


def _record(report: FetchReport) -> dict[str, Any]:
    return {
        "source": report.source,
        "file": report.file,
        "url": report.url,
        "outcome": report.outcome,
        "reason": report.reason,
        "sentences": report.sentences,
        "found": report.found,
        "not_found": [
            {"event": one.event, "paragraph": one.paragraph, "sentence": one.sentence}
            for one in report.not_found
        ],
    }
