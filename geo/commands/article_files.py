"""Files of articles, texts or pages, as `read` takes them in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from events.commands.text_files import read_text_file
from events.errors import ArticleError, FetchError, word_os_error
from events.reading.findings import Metadata


def is_page(file: Path) -> bool:
    """Return whether a file is a page, by its name."""
    return file.suffix.lower() in (".html", ".htm", ".xhtml")


def read_file(file: Path, metadata: Metadata) -> tuple[str, Metadata]:
    """Return the text of a file, and what is known of it: of a page also what its metadata tell.

    What is given counts for more than what a page tells. Raises ArticleError, FetchError.
    """
    if not is_page(file):
        return read_text_file(file)[1], metadata
    from events.web.reading import read_page_apart

    try:
        page = read_page_apart(file.read_bytes())
    except OSError as error:
        raise ArticleError(f"{file}: {word_os_error(error)}: expected a page or a text file") from error
    except FetchError as error:
        raise ArticleError(f"{file}: {error}") from error
    if not page.paragraphs:
        raise ArticleError(f"{file}: no article in it: expected a page with one, or its text in a text file")
    known = replace(
        metadata,
        published=metadata.published or page.published,
        publisher=metadata.publisher or page.publisher,
    )
    return "\n\n".join(page.paragraphs), known
