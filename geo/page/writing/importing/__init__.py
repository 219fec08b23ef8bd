"""The page Import: a file of somebody else's, seen before anything of it is written into the collection.

Read in this order: `staging` (the file that was sent, in a folder of its own), `columns` (which of its
columns is what, confirmed or changed), `preview` (what would come of it), `page` (one after the other). What
is done is done by `geo.ingest`, as the command `import` does it.
"""
