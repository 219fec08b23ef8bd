"""What several tests in a browser share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.map_alone import open_shipped, show


@pytest.fixture
def alone(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the map of the shipped collection on 25 November, without a page around it."""
    with open_shipped(browser, tmp_path) as page:
        show(page, "2020-11-25")
        yield page
