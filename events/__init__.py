"""What happened, when, and who says so: text and dates only, no map and no page.

Read in this order: `errors` (what can go wrong), `dates` (EDTF), `passages` (sentences and their
fingerprints), `model` (the records), `schema` (the shape of the data files), `rules` (what an event must
keep), `store_table`, `store_rules` and `store` (large collections in Parquet), `records` (data files to
records); `columns` (events as arrays), `history` (who controls a district from when), `orders`, `states`,
`timeline` (what holds on a day); `articles` (article files, to check passages against), `shingles` and
`origins` (which of them are copies), `check` (all of it at once), `view` (what the address of the page may
ask for).

What is taken along: `exports` (the formats), `table` (rows and CSV), `readback` (what was exported, read),
`citations`, `annotations` (Web Annotations), `acled`. Getting the texts: `connection` (safely), `download`
(politely), `extraction` (the article out of its page), `fetch`. At last `commands`, `commands_texts` and
`__main__` (the command line).
"""
