"""The citation says of the program what its package and its licence say."""

from __future__ import annotations

import tomllib

from tests.helpers.specimens import ROOT


def test_the_citation_has_the_packages_title_version_and_authors() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = (ROOT / ".github" / "CITATION.cff").read_text("utf-8").splitlines()
    (author,) = (one["name"] for one in project["authors"])
    assert f"version: {project['version']}" in citation
    assert f"  - name: {author}" in citation
    assert f"license: {project['license']}" in citation
    assert f"abstract: {project['description']}." in citation
    assert f"Copyright (c) 2026 {author}" in (ROOT / "LICENSE").read_text("utf-8")
