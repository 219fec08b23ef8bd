"""Pages read in a process of its own, which is ended when a page takes it too long or too much memory.

A page from the web can be of any shape, and the libraries that read it hold up, or fill, whatever runs them.
This module is both sides: `read_apart` asks, `serve` is what the process does. They exchange lines of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Lock, Timer
from typing import Any

from events.errors import FetchError
from events.extras import word_missing
from events.web.extraction import Page, Score, Sought

# The longest that one page may take, in seconds, and the most memory of the process, in bytes.
LONGEST = 20.0
MOST_MEMORY = 2_000_000_000
HOME = Path(__file__).parents[2]
PROGRAM = "from events.web.reading import serve; serve()"


def read_apart(
    body: bytes, content_type: str, sought: Sequence[Sought], *, longest: float = LONGEST
) -> tuple[list[str], Score]:
    """Return what `read_article` finds in a page. Raises FetchError with the reason if it cannot be read.

    `longest` is the time in seconds after which the process is ended.
    """
    asked = {"body": b64encode(body).decode(), "content_type": content_type, "sought": list(sought)}
    answer = _reader().ask(asked, longest)
    if "error" in answer:
        raise FetchError(f"cannot be read as a page: {answer['error']}")
    return answer["paragraphs"], Score(*answer["score"])


def read_page_apart(body: bytes, content_type: str = "text/html", *, longest: float = LONGEST) -> Page:
    """Return what `read_page` finds in a page. Raises FetchError with the reason if it cannot be read."""
    if find_spec("trafilatura") is None:
        raise FetchError(f"cannot be read as a page: this needs {word_missing('trafilatura')}")
    asked = {"body": b64encode(body).decode(), "content_type": content_type, "sought": None}
    answer = _reader().ask(asked, longest)
    if "error" in answer:
        raise FetchError(f"cannot be read as a page: {answer['error']}")
    return Page(**answer | {"paragraphs": tuple(answer["paragraphs"])})


class _Reader:
    """The process, started when it is first asked and again when it was ended; it ends with this one."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._lock = Lock()

    def ask(self, asked: dict[str, Any], longest: float) -> dict[str, Any]:
        with self._lock:
            process = self._start()
            timer = Timer(longest, process.kill)
            timer.start()
            line = b""
            try:
                with suppress(BrokenPipeError):
                    process.stdin.write(json.dumps(asked).encode() + b"\n")  # type: ignore[union-attr]
                    process.stdin.flush()  # type: ignore[union-attr]
                    line = process.stdout.readline()  # type: ignore[union-attr]
            finally:
                timer.cancel()
            if line.endswith(b"\n"):
                answer: dict[str, Any] = json.loads(line)
                return answer
            self.close()
        raise FetchError(
            f"cannot be read as a page: it was given up after {longest:g} s or {MOST_MEMORY // 10**6:,} MB"
        )

    def _start(self) -> Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            # `-P`: no module is taken from the folder in which the program was started.
            command = [sys.executable, "-P", "-c", PROGRAM]
            environment = os.environ | {"PYTHONPATH": str(HOME)}
            self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment)  # noqa: S603 - itself
            # Importing takes a second or two, which is not the page's.
            self._process.stdout.readline()  # type: ignore[union-attr]
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@cache
def _reader() -> _Reader:
    """Return the one process of this program: to start it takes longer than to read a page."""
    return _Reader()


def serve() -> None:
    """Answer each line of standard input until it ends."""
    _limit_memory()
    # What a library prints is no answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    import trafilatura  # noqa: F401

    from events.web.extraction import read_article, read_page

    print("{}", file=answers, flush=True)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        try:
            if asked["sought"] is None:
                page = read_page(b64decode(asked["body"]), asked["content_type"])
                print(json.dumps(asdict(page)), file=answers, flush=True)
                continue
            sought = [(number, mark) for number, mark in asked["sought"]]
            paragraphs, score = read_article(b64decode(asked["body"]), asked["content_type"], sought)
            answer: dict[str, Any] = {"paragraphs": paragraphs, "score": [score.found, score.in_place]}
        # Whatever error a library raises on a page, the others are still read.
        except Exception as error:
            answer = {"error": " ".join(f"{type(error).__name__}: {error}".split())[:500]}
        print(json.dumps(answer), file=answers, flush=True)


def _limit_memory() -> None:
    """Take no more memory than this, where the system knows such a limit."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
