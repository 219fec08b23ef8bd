"""The pages of a published site as HTML, and what machines read of it.

Read in this order: `frame` (every page), `readings` (articles, disagreements, events), `document` (the page
with the map), `feeds` (the feed, the list of pages, schema.org's description), `card` (the picture that
stands for the site).
"""
