"""The parts of the page: the only code besides `app.py` that knows both `events` and `geo`, and Streamlit.

Read in this order: `main` (what is shown where), `collection` (what every run needs), `view` (what the page
shows, as an address words it), `address` (the view of a session), `axis` (the days of the time axis), `notes`
(what is written of a day), `components` (the parts that the browser runs), `words` (those of the axis),
`map`, `opening` (which waits for the map), `filters`, `table`, `search`, `compare` (two days), `story`,
`texts` (of the articles, if the reader has them), `sources` (the pages of sources and disagreements), `shown`
(a view of the collection), `pictures` and `exports` (maps, data, citations and dossiers), `files` (what the
browser fetches and keeps), `streamlit_internals` (what is known of Streamlit's files and elements). `server`
stands above all of them.
"""
