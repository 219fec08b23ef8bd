"""What makes `geo/data` from reference files; run by maintainers.

Read in this order: `files` (writes every file of geo/data), `selection` (what is taken from the reference),
`reference` (its files, read), `names`, `shapes`, and `report` (the figures in the README of geo/data).
"""
