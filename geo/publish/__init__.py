"""A site of files that needs no server: the same front end as the page's, started by a host of its own.

Read in this order: `links` (addresses within the site), `given` (what the browser is given: notes, axes,
what is filtered and searched by), `smaller` and `assets` (styles, scripts and the policy under which they
run), `pages` (the HTML of each page, and what machines read), `media` (pictures and videos), `exports`,
`site` (all files of it), `folder` (writes them, and checks that they are as written). `host` holds the
scripts that start the front end, and in `host/shelf` what they know of the data.
"""
