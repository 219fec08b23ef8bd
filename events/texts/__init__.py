"""Article files, and what can be said about their text: sentences, fingerprints, copies, the check.

Read in this order: `passages` (sentences and their fingerprints), `decoding` (bytes as text), `articles`
(files, and passages looked up in them), `edges` (the first and last words of passages), `shingles` and
`origins` (which articles are copies of one text), `likely` (what can hardly be as it stands), `check` (all of
it at once).
"""
