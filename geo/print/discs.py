"""Events at their points, as a picture has them: a disc for each point, its area by the number of events."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from geo.drawing.symbols import PANEL
from geo.html.elements import tag
from geo.print.projection import Plane

# Longitude and latitude in degrees, WGS 84, and how many events are there.
Disc = tuple[float, float, int]
_LEAST, _MOST, _STEP = 4.5, 18.0, 3.2


def draw_discs(discs: Sequence[Disc], plane: Plane) -> Iterator[str]:
    """Return a circle for each disc, the largest first, with its number if that is more than one."""
    # The last two digits are the opacity, which not every program reads as a part of a colour.
    colours = {
        "fill": PANEL["count"][:7],
        "fill_opacity": "0.3",
        "stroke": PANEL["count-edge"][:7],
        "stroke_opacity": "0.9",
    }
    for lon, lat, number in sorted(discs, key=lambda disc: -disc[2]):
        x, y = plane.at(lon, lat)
        radius = min(max(_LEAST, _STEP * math.sqrt(number)), _MOST)
        place = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"}
        yield tag("circle", cls="disc", **place, **colours)
        if number > 1:
            text = {"x": f"{x:.1f}", "y": f"{y + 4:.1f}", "text_anchor": "middle", "font_size": "11"}
            yield tag("text", str(number), cls="disc-number", **text, font_weight="600", fill="#102a43")
