"""What a run of the page begins with: the open collection, and the view of the session.

Read in this order: `options` (the folders it is told of), `heading` (what the browser's tab shows),
`collection` (the one that is open, opened anew when its files change), `blame` and `setting_aside` (a record
that cannot be shown), `address` (the view of a session), `texts` (of the articles, if the reader has them),
`files` (what the browser fetches and keeps), `media` (pictures and videos), `opening` (which waits for the
map).
"""
