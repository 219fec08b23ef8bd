"""What a view of a collection shows, for every host: the Streamlit page and the published files.

Read in this order: `opened` (a collection with all that is worked out of it), `texts` (of the articles, if
there are any), `view` (what is shown, as an address words it), `addresses` (of views and events within a
collection), `choices` (what else may be chosen, in words), `axis` and `words` (the days of the time axis,
and what is written on it), `notes` (what is written of a day), `comparison` (two days), `story`,
`opened_view` (a view as exports and pictures take it), `pictures` (the map of a view), `part` (what is
exported), `exports` (it written, in every format).
"""
