"""Names to places, with rivals and scores.

`rows` (the table of places) and `spelling` (ways to write a name), then `gazetteer`; `own` is one that a
collection brings along, `nearest` names a point, `names` is the gazetteer as a reader of articles has it.
"""
