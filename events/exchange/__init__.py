"""Other programs' formats, out and in.

Read in this order: `formats` (which there are), `table` (CSV), `readback` (exports read again),
`citations`, `annotations` (Web Annotations), `acled`.
"""
