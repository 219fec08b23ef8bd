"""What the command `import` does: other people's files into the folder of a collection.

Read in this order: `asked` (what is to be imported, and what came of it), `opening` (which format a file has,
and which mapping it needs), `running` (rows to events), `importing` (all of it, into the folder).
"""
