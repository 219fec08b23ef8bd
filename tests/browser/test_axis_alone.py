"""The date axis in a page without Streamlit: the same modules, with data and a function to report to."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, expect

from events.records.collection import SHIPPED
from events.timeline.filter import NO_FILTER
from geo.drawing.basemap import WEB
from geo.page.session.collection import open_collection
from geo.views.axis import find_axis, make_axis_data
from geo.views.words import word_axis
from tests.helpers.map_alone import serve_folder

PAGE = """<!doctype html><html lang="en"><title>Axis</title>
<link rel="stylesheet" href="web/axis/axis.css"><div id="axis"></div>
<script type="module">
  import { createAxis } from "./web/axis/axis.js";
  const given = await (await fetch("given.json")).json();
  window.reported = [];
  const onday = (day, { isResting }) => { if (isResting) window.reported.push(day); };
  const axis = createAxis(document.querySelector("#axis"), { words: given.words, lang: "en", onday });
  axis.update(given.axis);
  axis.go("2020-11-18");
</script>"""


def test_the_axis_needs_no_streamlit(browser: Browser, tmp_path: Path) -> None:
    opened = open_collection(str(SHIPPED))
    axis = find_axis(opened, "days", date(2020, 11, 25))
    given = {
        "axis": make_axis_data(opened, axis, "happened", NO_FILTER, "en"),
        "words": word_axis(opened.settings.kinds),
    }
    shutil.copytree(WEB, tmp_path / "web")
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with serve_folder(tmp_path) as address:
        page = browser.new_context(viewport={"width": 1000, "height": 600}).new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        handle = page.locator("input[type=range]")
        expect(handle).to_have_attribute("aria-valuetext", "Wednesday 18 November 2020, 0 events")
        handle.press("ArrowRight")
        handle.press("ArrowRight")
        expect(page.locator(".the-day")).to_contain_text("Friday 20 November 2020")
        page.wait_for_function("() => window.reported.length")
        assert page.evaluate("window.reported") == ["2020-11-20"]
        page.get_by_role("button", name="Next event").click()
        expect(handle).to_have_attribute("aria-valuetext", "Wednesday 25 November 2020, 13 events")
        assert errors == []
        page.context.close()
