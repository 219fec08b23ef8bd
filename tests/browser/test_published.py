"""A published file in a real browser, opened from the disk: what it shows, and that it asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from events.model import CLOCKS
from geo.publish.links import localise
from geo.views.axis import find_axis
from geo.views.notes import write_notes
from geo.views.view import SCALES, View, write_view
from tests.helpers.published import publish_folder, publish_one, read_edition

# What the page shows of a view, as HTML that a browser has read and written: so that spelling does not differ.
SHOW = """async ([views, wanted]) => {
  const box = document.createElement("div");
  const plain = (html) => { box.innerHTML = html; return box.innerHTML; };
  const differing = [];
  for (const [query, day, controls, written] of views) {
    location.hash = query;
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((done) => setTimeout(done, 0));
    const shown = await new Promise((done) => {
      const look = (left) => {
        const notes = document.querySelector(".part-notes");
        const found = ["day", "earlier"].map((place) => notes.querySelector(`.notes-${place}`).innerHTML);
        if (left === 0 || found.every((html, at) => html === plain(written[at]))) done(found);
        else setTimeout(look, 5, left - 1);
      };
      look(200);
    });
    const map = document.querySelector(".part-map");
    const paths = [...map.querySelectorAll("path.district")].map((path) => [path.dataset.district, path.getAttribute("class")]);
    const wrong = paths.filter(([code, names]) => !names.split(" ").includes(controls[code]));
    shown.forEach((html, at) => { if (html !== plain(written[at])) differing.push([query, at, html, plain(written[at])]); });
    if (map.dataset.date !== day || wrong.length || paths.length !== Object.keys(controls).length) differing.push([query, map.dataset.date, wrong]);
    if (differing.length > 2) break;
  }
  return differing;
}"""


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_one(tmp_path_factory.mktemp("published") / "map.html")


@pytest.fixture
def opened(browser: Browser, one_file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if request.url[:5] not in ("file:", "data:") else None)
    page.goto(one_file.as_uri())
    page.locator(".part-map[data-date]").wait_for()
    yield page
    # The policy's own complaints are errors on the console, too.
    assert faults == []
    context.close()


def test_every_day_district_and_clock_shows_what_the_program_knows(opened: Page) -> None:
    edition = read_edition()
    known = edition.opened
    views = [
        View(day, district=code, clock=clock, scale=scale)
        for scale in SCALES
        for day in find_axis(known, scale, known.settings.opens_on).days
        for code in (None, *known.names)
        for clock in CLOCKS
    ]
    assert len(views) == 1372
    wanted = []
    for view in views:
        notes = write_notes(known, edition.texts, view)
        controls = {code: known.timeline.state(code, view.date, view.clock).control for code in known.names}
        query = "&".join(f"{name}={value}" for name, value in (write_view(view) | {"scale": view.scale}).items())
        written = [localise(notes[place], "", None) for place in ("day", "earlier")]
        wanted.append([query, view.date.isoformat(), controls, written])
    assert opened.evaluate(SHOW, [wanted, None]) == []
