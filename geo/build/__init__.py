"""Makes `geo/data` from reference files; run by maintainers with `python -m geo build`.

Read in this order: `selection` (what is taken), `reference` and `names` (the files read), `ground`
(names of countries, regions and lakes, and the locator), `shapes` (one
gapless coverage, simplified), `check` (of the result), `report` (the figures of the README), `files` (all of
it, in order).
"""
