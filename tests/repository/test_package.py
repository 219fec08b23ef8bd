"""What the program needs is in its package: every file that is no module matches a pattern there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from tests.helpers.specimens import ROOT, list_files


def find_left_out(files: Iterable[str], patterns: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the files of events and geo that no pattern of their package takes."""
    left_out = []
    for file in files:
        package, _, rest = file.partition("/")
        # A pattern is matched whole: no star crosses a slash.
        is_taken = any(
            len(PurePosixPath(rest).parts) == len(PurePosixPath(one).parts) and PurePosixPath(rest).match(one)
            for one in patterns.get(package, ())
        )
        if package in ("events", "geo") and not file.endswith(".py") and not is_taken:
            left_out.append(file)
    return left_out


def test_every_file_is_in_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]
    files = list_files()
    assert "geo/page/start/.streamlit/config.toml" in files
    assert find_left_out(files, patterns) == []


def test_a_file_that_is_left_out_is_found() -> None:
    files = ["geo/a.py", "geo/web/a.js", "geo/web/deep/a.js", "geo/web/deep/er/a.js", "tests/a.js"]
    assert find_left_out(files, {"geo": ["web/*", "web/*/*"]}) == ["geo/web/deep/er/a.js"]
