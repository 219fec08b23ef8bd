"""The page Desk: articles in, what was found in them, and what an editor decides; the store is `events.desk`.

Read in this order: `opening` (the desk of who is signed in), `incoming` (articles brought in), `marking` (an
article with what was found in it), `record_fields`, `asking` and `correcting` (every field in a form),
`choosing` (what two editors have changed at once), `deciding` (one proposal after the other), `selecting`
(sentences made an event or an account), `page` (all of it, and the list of what waits).
"""
