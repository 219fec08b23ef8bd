"""What happened, when, and who says so: text and dates only, no map and no page.

Read in this order: `errors` (what can go wrong), `dates` (EDTF), `passages` (sentences and their
fingerprints), `model` (the records), `schema` (the shape of the data files), `records` (data files to
records), `timeline` (the state of a district on a day), `articles` (article files, to check passages
against), `view` (what the address of the page may ask for), `table` (rows and CSV), `__main__` (the
command line).
"""
