"""Other people's files into the folder of a collection: what the command `import` and the page Import do.

Read in this order: `asked` (what is to be imported, and what came of it), `opening` (which format a file has,
and which mapping it needs), `running` (rows to events), `importing` (all of it, into the folder),
`trial` (the same into a copy, to be seen before anything is written).
"""
