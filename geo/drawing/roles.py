"""Why a district is on the map: each role is a layer that a reader can switch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from events.kinds import DECISIVE
from events.timeline.columns import Columns

ROLES = ("handover", "origin", "clash")


def find_roles(columns: Columns, codes: Sequence[str]) -> dict[str, str]:
    """Return the role of each district, one of ROLES, from the kinds of its events.

    A handover outweighs a departure, and that a clash. The origin is where a movement sets out, not where
    it arrives. A district of none of these is drawn with those of handovers.
    """
    names, values = columns.districts.names, columns.districts.values
    rows = columns.districts.rows()
    handover, clash = values[columns.follow(*DECISIVE, rows=rows)], values[columns.follow("clash", rows=rows)]
    found = {names[number]: "clash" for number in np.unique(clash).tolist()}
    for row in np.flatnonzero(columns.has_route).tolist():
        event = columns.events[row]
        if event.kind.rule == "movement" and event.route:
            found |= {code: "origin" for code in event.districts if code != event.route.to}
    found |= {names[number]: "handover" for number in np.unique(handover).tolist()}
    return {code: found.get(code, ROLES[0]) for code in codes}
