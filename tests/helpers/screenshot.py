"""Take the README's picture from the real page: `python -m tests.helpers.screenshot`."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import DESKTOP, ROOT, find_browser, serve, start_browser

PICTURE = ROOT / ".readme" / "map.png"
VIEW = "?date=2020-11-25&district=AZ-KAL"


def main(picture: Path = PICTURE) -> int:
    """Write the picture; return 1 if there is no browser."""
    path = find_browser()
    if path is None:
        print("no browser found", file=sys.stderr)
        return 1
    picture.parent.mkdir(exist_ok=True)
    for address in serve():
        with start_browser(path) as browser:
            page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
            page.goto(f"{address}/{VIEW}")
            page.frame_locator(".st-key-map iframe").locator("#map_div[data-date]").wait_for()
            page.locator(".page-foot").wait_for()
            picture.write_bytes(take_settled(page))
    print(f"{picture}: {picture.stat().st_size} bytes")
    return 0


def take_settled(page: Page) -> bytes:
    """Return a picture of the page once two in a row are the same."""
    page.locator(".st-key-notes h2").wait_for()
    page.evaluate("() => document.fonts.ready.then(() => true)")
    pictures = pairwise(page.screenshot() for _ in range(60))
    return next(picture for before, picture in pictures if picture == before)


if __name__ == "__main__":
    sys.exit(main())
