"""Other people's data into a collection: rows of a file, a mapping, and records or rows that are set aside.

Read in this order: `rows` (what every reader gives), `tables` (CSV and workbooks), `timelinejs` and
`timemap` (files of those programs), `exports` (our own, which come back as they were); `mapping` (which
column is what, in a TOML file; the folder `mappings` holds the ready ones), `guessing` (a mapping for
columns that nobody has mapped); `cells` and `days` (what stands in a row, dates as EDTF), `types`
(kinds of events), `conversion` (a row to a record), `setting_aside` (rows that cannot be used, in a file
that one can mend), `checkpoints` (what of an import is done), `storing` (into the folder of a collection,
without doubling anything), `settings` (what the collection says of itself and of
the source).

Files with geometry are read in `geo.imports`.
"""
