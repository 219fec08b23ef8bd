"""What the page with the map is given, as data from which a browser puts each view together.

Read in this order: `outlines` (the shapes of the map), `books` (the notes of all days, in pieces),
`comparing` (two days), `axes`, `finding` (what a browser filters and searches by), `keys` (the same of a
large collection), `spelling` (names of places in any spelling), `page` (all that the page is given, and the
parts that are files of their own).
"""
