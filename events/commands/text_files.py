"""Text files named on the command line, read in any usual encoding; the terminal is told which."""

from __future__ import annotations

import sys
from pathlib import Path

from events.errors import ArticleError, word_os_error
from events.texts.decoding import UTF_8, decode_text, word_encoding


def read_text_file(file: Path) -> tuple[bytes, str]:
    """Return the content of a file, and its text; tell its encoding if that is not UTF-8.

    Raises ArticleError.
    """
    try:
        content = file.read_bytes()
        text, encoding = decode_text(content)
    except OSError as error:
        raise ArticleError(f"{file}: {word_os_error(error)}: expected a text file") from error
    except ArticleError as error:
        raise ArticleError(f"{file} {error}") from error
    if encoding != UTF_8:
        print(f"{file}: {word_encoding(encoding)}", file=sys.stderr)
    return content, text
