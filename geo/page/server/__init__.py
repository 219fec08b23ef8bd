"""What stands around the page as it is served: routes of our own, files that a browser keeps, compression.

Read in this order: `application` (what the server does besides Streamlit's own part), `files` (ours, named
after their content), `compression` (what is sent, made small), `icons` (the font, cut to the icons shown).
"""
