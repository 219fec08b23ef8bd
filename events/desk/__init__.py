"""The editor's desk: articles that wait, what was found in them, what editors decide, and how it is kept.

Read in this order: `errors`, `database` (what it is kept in), `differences` (versions of a record compared
and merged), `holdings` (what the desk holds), `checking` (the rules of records), `decision` (how anything is
changed); then what editors do: `articles`, `passages`, `drafting`, `proposing`, `bringing`, `sameness`,
`decisions`, `undoing`; and `files` (the desk and the record files of the collection, made the same).
"""
