"""A published site for tests: written by the program itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from events.records.collection import SHIPPED
from geo.publish.folder import write_one, write_site
from geo.publish.links import localise
from geo.publish.site import MOST_ROWS, Edition, list_files, write_one_file
from geo.views.notes import write_notes
from geo.views.opened import open_folder
from geo.views.texts import read_texts
from geo.views.view import View, write_view

MADE = date(2026, 1, 1)


def read_edition(home: Path = SHIPPED, base: str = "") -> Edition:
    """Read a collection as the command does, without texts of articles."""
    opened, drawn = open_folder(home, "", limit=MOST_ROWS)
    return Edition(opened=opened, drawn=drawn, texts=read_texts(None, opened), made=MADE, base=base)


def publish_one(path: Path, home: Path = SHIPPED) -> Path:
    """Publish a collection as one file."""
    write_one(path, write_one_file(read_edition(home)))
    return path


def publish_folder(folder: Path, home: Path = SHIPPED, base: str = "") -> Path:
    """Publish a collection as a folder."""
    write_site(folder, list_files(read_edition(home, base)), {"version": "test"})
    return folder


# Shows each view and returns those that differ. Both HTMLs are read and written by the browser: its own
# spelling is not what is compared.
COMPARE = """async (views) => {
  const box = document.createElement("div");
  const plain = (html) => { box.innerHTML = html; return box.innerHTML; };
  const [map, notes] = [".part-map", ".part-notes"].map((part) => document.querySelector(part));
  const read = () => ["day", "earlier"].map((place) => notes.querySelector(`.notes-${place}`).innerHTML);
  const look = () => [...map.querySelectorAll("path.district")].map((path) => path.getAttribute("class"));
  const differing = [];
  for (const { query, day, looks, written } of views) {
    const wanted = written.map(plain);
    const isShown = () => read().every((html, at) => html === wanted[at]) && map.dataset.date === day
      && looks.every(([code, control]) => look().some((names) => [code, control].every((one) => names.split(" ").includes(one))));
    location.hash = query;
    for (let left = 300; left && !isShown(); left -= 1) await new Promise((done) => setTimeout(done, 5));
    if (!isShown()) differing.push({ query, map: map.dataset.date, looks: look(), shown: read(), wanted });
    if (differing.length === 2) break;
  }
  return differing;
}"""  # noqa: E501


def describe(edition: Edition, view: View, sources: str | None = None) -> dict[str, Any]:
    """Return what a published page must show of a view, as the program knows it."""
    known = edition.opened
    notes = write_notes(known, edition.texts, view)
    states = {code: known.timeline.state(code, view.date, view.clock) for code in known.names}
    return {
        "query": urlencode(write_view(view) | {"scale": view.scale}),
        "day": view.date.isoformat(),
        "looks": [(code, state.control) for code, state in states.items()],
        "written": [localise(notes[place], "", sources) for place in ("day", "earlier")],
    }
