"""Makes shapes from files: `geo/data` from the reference, and the districts of anybody's collection.

For the latter read `boundaries` (a file of boundaries made a clean coverage) and `fields` (which of its
fields are which). `geo/data` is made by maintainers with `python -m geo build`.

Read in this order: `selection` (what is taken), `reference` and `names` (the files read), `ground`
(names of countries, regions and lakes, and the locator), `shapes` (one
gapless coverage, simplified), `check` (of the result), `report` (the figures of the README), `files` (all of
it, in order).
"""
