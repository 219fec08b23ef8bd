"""What a collection says of itself, and of the sources it rests on, with what an import adds to it.

`sources.toml` keeps its comments and its order: only what an import brings is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from events.files import write_whole
from events.kinds import DEFAULT_KINDS, KINDS
from events.model import Source
from events.records.folder import SOURCES_FILE
from events.records.parquet import DISTRICTS_STORE
from events.records.record import to_source_record


class SourcesFile:
    """The `sources.toml` of a folder, read, changed, and written whole."""

    def __init__(self, folder: Path, *, title: str) -> None:
        """Read the file; where there is none, begin one with a title. Raises OSError."""
        import tomlkit

        self._kit, self._path = tomlkit, folder / SOURCES_FILE
        self.is_new = not self._path.is_file()
        if self.is_new:
            self._document = tomlkit.document()
            head = {"title": title, "description": "", "version": "1"}
            self._document.add(
                tomlkit.comment(
                    "Made by `handover-map import`. Fields: events/data/README.md of the program."
                )
            )
            self._document.add("collection", tomlkit.item(head))
        else:
            self._document = tomlkit.parse(self._path.read_text("utf-8"))

    @property
    def has_districts(self) -> bool:
        """Return whether the collection names its districts, here or in a file of their shapes."""
        return "districts" in self._collection or (self._path.parent / DISTRICTS_STORE).is_file()

    @property
    def source_ids(self) -> set[str]:
        """Return the ids of the sources that are there."""
        return {str(one.get("id")) for one in self._document.get("source", ())}

    def rename(self, title: str) -> None:
        """Give a new collection another title."""
        if self.is_new:
            self._collection["title"] = title

    def describe(self, text: str) -> None:
        """Give a new collection its description."""
        if self.is_new and not self._collection["description"]:
            self._collection["description"] = text

    def add_source(self, source: Source) -> None:
        """Add a source, or put what is known of it now in place of what was."""
        record = to_source_record(source)
        listed = self._document.setdefault("source", self._kit.aot())
        for one in listed:
            if one.get("id") == source.id:
                for name, value in record.items():
                    if one.get(name) != value:
                        one[name] = value
                return
        table = self._kit.item(record)
        # A line of its own parts it from what stands before it.
        table.trivia.indent = "\n"
        listed.append(table)

    def add_names(self, table: str, names: Mapping[str, str]) -> None:
        """Add what is not there yet to `[collection.districts]` or `[collection.sides]`: id = name."""
        if not names:
            return
        known = self._collection.setdefault(table, self._kit.table())
        for id, name in names.items():
            if id not in known:
                known[id] = name

    @property
    def kinds(self) -> dict[str, str]:
        """Return the labels of the kinds that the collection has, by id: its own list, else the program's."""
        usual = {kind.id: kind.label for kind in DEFAULT_KINDS}
        listed = self._collection.get("kinds")
        if listed is None:
            return usual
        return {str(id): str(told.get("label") or usual.get(id, id)) for id, told in listed.items()}

    def add_kinds(self, used: Mapping[str, Mapping[str, Any]]) -> None:
        """List the kinds of events that are used, with what is told of them; none if all are the program's.

        A collection that is there and lists none has those of the program, which are then listed, too.
        """
        listed = self._collection.get("kinds")
        if listed is None and used.keys() <= set(KINDS):
            return
        if listed is None:
            listed = self._kit.table()
            for id in () if self.is_new else KINDS:
                listed[id] = self._kit.inline_table()
            self._collection["kinds"] = listed
        for id, told in used.items():
            if id not in listed:
                listed[id] = self._kit.item(dict(told)) if told else self._kit.inline_table()

    def span_days(self, first: date | None, last: date | None, newest: date | None) -> None:
        """Let the slider span the days of all events; a new collection opens on the newest one."""
        if first is None or last is None:
            first = last = date.today()
            if not self.is_new:
                return
        settings = self._collection
        settings["first_day"] = min(settings.get("first_day", first), first)
        settings["last_day"] = max(settings.get("last_day", last), last)
        settings.setdefault("opens_on", newest or settings["last_day"])

    def write(self) -> None:
        """Write the file, whole or not at all. Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, self._kit.dumps(self._document).encode())

    @property
    def _collection(self) -> Any:
        return self._document["collection"]


def describe_import(titles: Iterable[str]) -> str:
    """Word of what a new collection is made."""
    return f"Imported from {', '.join(titles)}."
