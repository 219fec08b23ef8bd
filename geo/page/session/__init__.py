"""What a run of the page begins with: the open collection, and the view of the session.

Read in this order: `options` (the folders it is told of), `heading` (what the browser's tab shows),
`collection` (what every run needs), `address` (the view of a session), `texts` (of the articles, if the
reader has them), `files` (what the browser fetches and keeps), `opening` (which waits for the map).
"""
