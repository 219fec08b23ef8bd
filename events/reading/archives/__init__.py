"""Many articles read: streamed out of folders and archives, in batches, by several processes.

`sources` streams the articles, `rows` reads a batch of them and makes a table of what it found, `running`
keeps each finished batch as a part, so that a run that was ended goes on where it was, and joins the parts.
"""
