"""What is committed: no article, no sentence of one, no address of a registry; no complaint of a tool."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.helpers.specimens import ARTICLES, NO_ARTICLES, ROOT, list_files

# This many words in a row are a quotation.
RUN = 9
REFERENCE = ARTICLES.parent / "reference"
# A lock file or a list of downloads names these; a program that is installed by name does not.
REGISTRY = re.compile(r"pythonhosted\.org|pypi\.org|registry\.npmjs\.org|anaconda\.org|[.]whl\b|[-]index-url")

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, marks and forms of letters."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Return every run of nine consecutive words."""
    words = words_of(text)
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def find_quotations(files: Iterable[Path], articles: Iterable[Path]) -> list[str]:
    """Return a line for each file that holds nine consecutive words of an article."""
    known = {run for article in articles for run in runs_of(article.read_text(encoding="utf-8"))}
    return [
        f"{file.name}: {' '.join(run)}"
        for file in files
        for run in runs_of(file.read_bytes().decode("utf-8", errors="ignore"))
        if run in known
    ]


def find_copies(files: Iterable[Path], originals: Iterable[Path]) -> list[str]:
    """Return the names of files that are copies of others, byte for byte."""
    known = {sha256(original.read_bytes()).digest() for original in originals if original.is_file()}
    return [file.name for file in files if sha256(file.read_bytes()).digest() in known]


@needs_articles
def test_no_file_quotes_nine_words_of_an_article() -> None:
    texts = [path for path in ARTICLES.glob("*.txt") if path.is_file()]
    assert len(texts) == 5
    assert find_quotations([ROOT / path for path in list_files()], texts) == []


def test_the_search_for_quotations_can_fail(tmp_path: Path) -> None:
    article, copy = tmp_path / "article.txt", tmp_path / "copy.md"
    article.write_text("At dawn the old ferry left for the far bank, with nine goats.", encoding="utf-8")
    copy.write_text("He wrote: “THE OLD FERRY left —\n> for the far bank; with” no more.", encoding="utf-8")
    assert find_quotations([copy], [article]) == ["copy.md: the old ferry left for the far bank with"]
    copy.write_text("the old ferry left for the far shore with nine goats", encoding="utf-8")
    assert find_quotations([copy], [article]) == []


@needs_articles
def test_no_file_is_an_article_or_a_reference_file() -> None:
    originals = [*ARTICLES.rglob("*"), *REFERENCE.rglob("*")]
    assert len(originals) > 5
    assert find_copies([ROOT / path for path in list_files()], originals) == []


def test_the_search_for_copies_can_fail(tmp_path: Path) -> None:
    original, copy, other = (tmp_path / name for name in ("original", "copy", "other"))
    original.write_bytes(b"one")
    copy.write_bytes(b"one")
    other.write_bytes(b"one\n")
    assert find_copies([copy, other], [original]) == ["copy"]


def test_no_file_names_a_registry_or_a_download() -> None:
    found = [
        path
        for path in list_files()
        if REGISTRY.search((ROOT / path).read_bytes().decode("utf-8", errors="ignore"))
    ]
    assert found == []


ADDRESSES = ["files.python" + "hosted.org", "py" + "pi.org", "a-1.0-py3-none-any.w" + "hl"]


@pytest.mark.parametrize("host", ADDRESSES)
def test_the_search_for_registries_can_fail(host: str) -> None:
    assert REGISTRY.search(f"url = https://{host}/x")


def test_the_lock_file_is_ignored_and_not_committed() -> None:
    assert "uv.lock" not in list_files()
    git = shutil.which("git")
    assert git is not None
    assert subprocess.run([git, "check-ignore", "-q", "uv.lock"], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=lambda command: " ".join(command),
)
def test_the_tools_have_no_complaint(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
