"""Tiny made-up records for the tests: one small paper, two districts, nothing of the shipped collection."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from events.__main__ import main
from events.dates import parse_when
from events.kinds import find_kind
from events.model import Account, Event, Kind, Passage, Route, Source
from events.timeline.store import EventList
from events.timeline.timeline import Timeline

ROOT = Path(__file__).parents[2]
ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
NO_ARTICLES = f"the articles are not at hand: no folder {ARTICLES}"

# The bridge's article, in a file of its own by the name `bridge.txt`.
BRIDGE = "The bridge over the Arpa was closed at noon.\n\nNobody told the miller. He waited until dark.\n"
CLOSED, TOLD, WAITED = "9dbafb8067416fb6", "0c3d892cb3893ac5", "e9e4120e565de8a3"

SOURCES = """
[collection]
title = "The bridge"
description = "A bridge and a mill."
version = "1"
first_day = 2020-11-01
last_day = 2020-11-30
opens_on = 2020-11-10

[collection.districts]
AZ-KAL = "Kalbajar"
AZ-AGM = "Agdam"

[collection.zones]
Baku = "Asia/Baku"

[[source]]
id = "herald"
file = "bridge.txt"
title = "The bridge is closed"
publisher = "The Herald"
origin = "The Herald"
published = "2020-11-11"
language = "en"
url = "https://herald.example/bridge"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
"""

EVENTS = f"""
[[event]]
id = "bridge-deadline"
kind = "deadline"
when = "2020-11-09/2020-11-15"
districts = ["AZ-KAL"]
summary = "The bridge is to be opened."

[[event.account]]
source = "herald"
paragraph = 1
sentences = ["{CLOSED}"]
says = "Says that it was closed."
attributed_to = "The Herald"

[[event]]
id = "bridge-extension"
kind = "extension"
when = "/2020-11-20"
districts = ["AZ-KAL"]
supersedes = "bridge-deadline"
summary = "The opening is put off."

[[event.account]]
source = "herald"
paragraph = 2
sentences = ["{TOLD}", "{WAITED}"]
says = "Says that nobody told him."
attributed_to = "The miller"
"""


def list_files() -> list[str]:
    """Return the files of the repository: what is committed, and what would be; skip without git."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no clone: without git there is no list of files")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def write_collection(folder: Path, sources: str = SOURCES, events: str = EVENTS) -> Path:
    """Write a collection's two files and return their folder."""
    (folder / "sources.toml").write_text(sources, encoding="utf-8")
    (folder / "events.toml").write_text(events, encoding="utf-8")
    return folder


def write_bridge(folder: Path) -> Path:
    """Write the collection with its article in the folder `articles` and return the collection's folder."""
    (folder / "articles").mkdir()
    (folder / "articles" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    return write_collection(folder)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "events", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def read_json(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> Any:
    """Run a command here and return the one JSON document it prints."""
    assert main([*map(str, arguments), "--json"]) == status
    return json.loads(capsys.readouterr().out)


def make_source(id: str = "herald", published: str = "2020-12-31", **more: Any) -> Source:
    """Make a source; published late, so that nothing of it counts early under the clock `reported`."""
    given: dict[str, Any] = {
        "file": f"{id}.txt",
        "title": "The bridge is closed",
        "publisher": "The Herald",
        "origin": "The Herald",
        "language": "en",
        "url": f"https://{id}.example/bridge",
        "sha256": "0" * 64,
    }
    return Source(id=id, published=published, **(given | more))


def make_account(source: str = "herald", **more: Any) -> Account:
    """Make an account of the first sentence of a source."""
    passage = Passage(paragraph=1, sentences=(CLOSED,), words=more.pop("words", ()))
    given: dict[str, Any] = {"passage": passage, "says": "Says so.", "attributed_to": "The miller"}
    return Account(source=source, **(given | more))


def make_event(id: str, kind: str | Kind, when: str, *codes: str, **more: Any) -> Event:
    """Make an event with one account, of a kind or a default kind's id; of Kalbajar, without a district."""
    given: dict[str, Any] = {"summary": f"What happened: {id}.", "accounts": (make_account(),)}
    given["districts"] = codes or ("AZ-KAL",)
    of_kind = find_kind(kind) if isinstance(kind, str) else kind
    return Event(id=id, kind=of_kind, when=parse_when(when), **(given | more))


def make_route(origin: str, to: str) -> Route:
    """Make a route."""
    return Route(origin=origin, to=to)


def make_timeline(*events: Event, sources: tuple[Source, ...] = ()) -> Timeline:
    """Make a timeline of events that the Herald reports."""
    return Timeline(EventList(events, sources or (make_source(),)))
