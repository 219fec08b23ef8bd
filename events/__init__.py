"""What happened, when, and who says so: text and dates only, no map and no page.

Read first the modules that all others import: `errors`, `parts` and `dates` (EDTF), `kinds` (of events),
`model` (the records), `slips` (of those who write them, and what to do), `folding` (texts as they are
compared), `files` (where a name may lead), `media` (pictures and videos), `terminals` (what may be printed),
`extras` (what only some have installed). Then the rooms, in the order in which the data goes through them:
`texts` (articles and their sentences), `web` (getting them), `records` (collections in files), `timeline`
(what holds on a day), `finding` (search), `reading` (dates, places and events found in articles), `exchange`
(others' formats), `imports` (other people's data into a collection), `desk` (where editors decide on what was
found), `words` (every sentence that a reader sees), and finally `commands`, the command line.
"""
