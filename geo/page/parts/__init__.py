"""The parts that the page is put together from.

Read in this order: `components` (how a part of ours runs in the browser), `map`, `filters`, `table`,
`search`, `compare` (two days), `story`, `sources` (the pages of sources and disagreements), `exports` and
`pictures` (what can be taken away).
"""
