"""A collection of points without districts: two events on one spot, one elsewhere in an area of control."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import SOURCES, write_collection

SETTINGS = SOURCES.replace(
    '[collection.districts]\nAZ-KAL = "Kalbajar"\nAZ-AGM = "Agdam"\n',
    '[collection.sides]\nmillers = "The millers"\n',
)
CORNERS = [[46.0, 40.0], [46.4, 40.0], [46.4, 40.3], [46.0, 40.0]]


def write_points(folder: Path) -> Path:
    """Write it: the mill is west of the bridge, on which two events stand."""
    places = {"mill": [40.1, 46.1], "bridge": [40.2, 46.9], "bridge-again": [40.2, 46.9]}
    events = (
        make_report("2020-11-10", f"At the {id}.", id=id, points=[point]) for id, point in places.items()
    )
    write_collection(folder, SETTINGS, "\n".join(map(write_event, events)))
    area = {
        "type": "Feature",
        "properties": {"side": "millers", "event": "mill", "name": "The mill's fields"},
        "geometry": {"type": "Polygon", "coordinates": [CORNERS]},
    }
    areas = {"type": "FeatureCollection", "features": [area]}
    (folder / "areas.geojson").write_text(json.dumps(areas), encoding="utf-8")
    return folder
