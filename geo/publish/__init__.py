"""A site of files that needs no server: the same front end as the page's, started by a host of its own.

Read in this order: `links` (addresses within the site), `books` (the notes of all days, in pieces), `axes`,
`finding` (what a browser filters and searches by), `given` (all that a page is given), `assets` (styles,
scripts and the policy under which they run), `frame` (every page), `document` (the page with the map),
`pages` (all others), `exports`, `feeds` (what machines read), `card` (the picture that stands for the site),
`site` (all files of it), `folder` (writes them, and checks that they are as written). `host.js` starts the
front end.
"""
