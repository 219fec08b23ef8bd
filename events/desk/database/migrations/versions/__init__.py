"""One module for each step of the schema, in order: `v0001_first` (all tables)."""
