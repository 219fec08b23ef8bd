"""The parts of the page: the only code besides `app.py` that knows both `events` and `geo`, and Streamlit.

Read in this order: `server` (what stands around the page), `files` (those that a browser keeps), `icons`
(the font of icons), `main` (what is shown where), `collection` (what every run needs), `axis` (the days of
the slider), `view` (what an address may ask for), `address` (the view and its address), `controls` (the
date), `telling` (what a day tells), `notes` (where that stands), `panels` (map, districts, table), `texts`
(of the articles, if the reader has them), `sources` (the pages of sources and disagreements), `exports`
(exports and dossiers).
"""
