"""A desk of the small collection, new for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.desk.holdings import Desk
from tests.helpers.desk import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "roads")
