"""What the page with the map is given, as data from which a browser puts each view together.

Read in this order: `books` (the notes of all days, in pieces), `axes`, `finding` (what a browser filters and
searches by), `page` (all that the page is given, and the parts that are files of their own).
"""
