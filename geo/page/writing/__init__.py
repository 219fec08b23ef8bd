"""Pages that write: off unless the one who runs the server switches them on, and behind a password.

Read in this order: `switches` (which of them are on), `door` (the password, and who is signed in), `sign_in`
(the form that asks for it), `pages` (the list of these pages, for navigation); then each page: `importing`,
`desk`.

What such a page writes goes into the collection that the server shows, never to a path from a browser, and
by the rule of `events.files`. To add a page: its name in `switches.NAMES`, a line in `pages.find_pages`.
"""
