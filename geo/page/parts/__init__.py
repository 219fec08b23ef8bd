"""The parts that the page is put together from.

Read in this order: `components` (how a part of ours runs in the browser), `notes` (what is written of a day),
`map`, `filters`, `table`, `search`, `compare` (two days), `story`, `sources` (the pages of sources and
disagreements), `shown` (a view as exports take it), `exports` and `pictures` (what can be taken away).
"""
