"""Records of which one field is not as it must be, but a text that someone may put there."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.hostile import Say, toml
from tests.helpers.specimens import CLOSED

# Fields that take a code, a name of a file or an address, each in a record of its own that is refused.
REFUSED = {
    "sources.toml": ("id", "file", "published", "url", "sha256"),
    "events.toml": ("id", "kind", "when", "districts", "supersedes", "source", "sentences", "stance", "side"),
}


def write_refused(folder: Path, say: Say) -> None:
    """Add to a collection records of which one field each is not as it must be, but a text."""
    for file, fields in REFUSED.items():
        with (folder / file).open("a", encoding="utf-8") as out:
            for number, field in enumerate(fields):
                out.write(_write_refused(file, field, f"refused-{number}", toml(say(f"{file}-{field}"))))


def _write_refused(file: str, field: str, id: str, text: str) -> str:
    given = dict.fromkeys(("title", "publisher", "origin", "summary"), '"plain"') | {
        "id": f'"{id}"',
        "file": f'"{id}.txt"',
        "published": '"unknown"',
        "language": '"en"',
        "url": '"http://127.0.0.1/"',
        "sha256": f'"{"0" * 64}"',
        "kind": '"report"',
        "when": '"2020-11-18"',
    }
    told = {"source": '"herald"', "paragraph": "1", "sentences": f'["{CLOSED}"]', "says": '"x"'}
    told |= {"attributed_to": '"x"'}
    is_list = field in ("districts", "sentences")
    of_account = field in ("source", "sentences", "stance", "side")
    (told if of_account else given)[field] = f"[{text}]" if is_list else text
    names = {
        "sources.toml": (
            "title",
            "publisher",
            "origin",
            "id",
            "file",
            "published",
            "language",
            "url",
            "sha256",
        ),
        "events.toml": ("summary", "id", "kind", "when", "districts", "supersedes"),
    }[file]
    head = "source" if file == "sources.toml" else "event"
    lines = [f"\n[[{head}]]", *(f"{name} = {given[name]}" for name in names if name in given)]
    if head == "event":
        lines += ["[[event.account]]", *(f"{name} = {value}" for name, value in told.items())]
    return "\n".join([*lines, ""])
