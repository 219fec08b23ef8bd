"""Areas of control in words, for the notes."""

from __future__ import annotations

from collections.abc import Sequence

from events.model import Clock
from events.words.catalogue import _
from events.words.wording import word_number
from geo.drawing.areas import word_span
from geo.drawing.ground_data import AreaData
from geo.escaping import escape
from geo.html.elements import outside, tag

# At most this many are listed.
MOST_AREAS = 12


def list_areas(areas: Sequence[AreaData], clock: Clock) -> str:
    """Return areas of control as items of a list: each with its side, and from when to when."""
    rows = [
        tag(
            "li",
            outside("b", area["name"]),
            tag("p", escape(f"{area['words']}, {word_span(area, clock)}"), cls=f"state {area['look']}"),
        )
        for area in areas[:MOST_AREAS]
    ]
    if (more := len(areas) - MOST_AREAS) > 0:
        worded = _("and {n} more areas, on the map.").format(n=word_number(more))
        rows.append(tag("li", tag("p", escape(worded), cls="quiet")))
    return "".join(rows)
