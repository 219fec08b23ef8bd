"""The parts of the page: the only code besides `app.py` that knows both `events` and `geo`, and Streamlit.

Read in this order: `main` (what is shown where), `session` (the open collection, and the view of a reader),
`parts` (each part of the page), `writing` (pages that write, off unless they are switched on),
`server` (what is served around it), `start` (what `handover-map show`
serves), `streamlit_internals` (what is known of Streamlit's files and elements). `session` knows none of the
others, and `server` stands above all of them.
"""
