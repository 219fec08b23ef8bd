"""What a run of the page begins with: the open collection, and the view of the session.

Read in this order: `opened` (what is worked out of a collection), `collection` (the one that is open, opened
anew when its files change), `blame` and `guard` (a record that cannot be shown is set aside), `view` (what
the page shows, as an address words it), `address` (the view of a session), `axis` (the days of the time
axis), `words` (those of the axis), `texts` (of the articles, if the reader has them), `files` (what the
browser fetches and keeps), `opening` (which waits for the map).
"""
