"""Articles read: dates, places, events and speakers found in a text, by rules that are data.

It knows nothing of maps, pages and stores, and is handed the gazetteer (`places.names` says in what form).
Read `findings` (what is found), `segments` (sentences), `language`, `languages` (tables of rules),
`document` (a text with its parts), `header` (the article's own day and make), then the rooms in which an
article is gone through: `dates`, `places`, `speech`, `happenings`. `read` is the door, `written` the JSON
form, `scoring` tells how good it is. `merging` makes one event of what several articles tell, also with
what a collection has (`recorded`), `proposals` keeps them in a collection until they are reviewed, `second`
judges what a second reader proposes, `describing` guesses what the record of an article says of it.
`archives` reads many articles, of whole archives, by several processes.
"""
