"""Where it is, and how it is drawn.

Read `errors` and `escaping` first, then the rooms: `places` (names to places), `shapes` (districts and
points), `build` (makes `data`; run by maintainers), `drawing` (what is drawn for a view), `html` (the only
maker of HTML), `print` (the picture and the dossier), `exchange` (others' formats), `web` (the front end:
scripts and style sheets), `views` (what a view shows, for every host), `page` (the Streamlit page around
it), `publish` (the same front end as files without a server), `imports` (other people's files with geometry),
`ingest` (other people's files into a collection) and `commands` (the program `handover-map`).
"""
