"""What exports of the tests say of themselves."""

from __future__ import annotations

from datetime import date

from events.exchange.formats import Stamp

STAMP = Stamp(title="The bridge", version="1.2", day=date(2026, 11, 22))
