"""Names to places, with rivals and scores.

`spelling` (ways to write a name), then `gazetteer`; `names` is the gazetteer as a reader of articles has it.
"""
