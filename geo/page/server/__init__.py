"""The server around the page: routes of our own, and what is sent made small. It stands above the page.

Read in this order: `application` (what the server does besides Streamlit's own part), `guard` (who may ask,
and what a browser may do with an answer), `compression` (what is sent, made small), `icons` (the font, cut to
the icons that are shown), `launch` (the page served from an installed program).
"""
