"""Records in and out of files: their shape, their rules, and whole collections.

Read in this order: `schema` (the shape of a record), `rules` (what an event must keep), `collection` (a
folder of records); then, for large collections, `parquet_table`, `parquet_rules` and `parquet`.
"""
