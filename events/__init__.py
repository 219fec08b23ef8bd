"""What happened, when, and who says so: text and dates only, no map and no page.

Read first the words that everyone imports: `errors`, `dates` (EDTF), `model` (the records). Then the
rooms, in the order in which the data goes through them: `texts` (articles and their sentences), `web`
(getting them), `records` (collections in files), `timeline` (what holds on a day), `finding` (search),
`exchange` (others' formats), `words` (every sentence that a reader sees), and at last `commands`, the
command line.
"""
