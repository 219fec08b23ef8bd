"""The parts of the page: the only code besides `app.py` that knows both `events` and `geo`, and Streamlit.

Read in this order: `server` (what stands around the page), `files` (those that a browser keeps), `icons`
(the font of icons), `main` (what is shown where), `collection` (what every run needs), `view` (what the
page shows, as an address words it), `address` (the view of a session), `axis` (the days of the time axis),
`notes` (what is written of a day), `components` (axis and notes, as the browser runs them), `words` (the
axis' words), `map`, `filters`, `table`, `texts` (of the articles, if the reader has them), `sources` (the
pages of sources and disagreements), `exports` (data, citations and dossiers to take away).
"""
