"""Records in and out of files: their plain form, their shape, their rules, and whole collections.

Read in this order: `folder` (where a collection is), `record` (the plain form of an event, of which every
file and format is made), `fields` and `schema` (the shape of a record), `rules` (what an event must keep),
`kinds` (the kinds of events of a collection), `story` (a story through it), `areas` (areas of control),
`collection` (a folder of records); then, for large collections, `parquet_table`, `parquet_rules`, `parquet`
and `points`. The folder `template` is what `handover-map new` copies.
"""
