"""Other programs' formats, out and in.

Read in this order: `formats` (which there are), `cells` (what a spreadsheet would calculate), `pieces` (texts
written bit by bit), `table` (CSV, out and in), `geojson` (in; `geo` writes it), `citations`, `annotations`
(Web Annotations), `acled`.
"""
