"""Getting the texts of the articles from their publishers.

Read in this order: `connection` (safe connections), `download` (polite requests), `extraction` (the article
out of its page), `reading` (that in a process which can be ended), `fetch` (all of it, into a folder).
`second_reader` asks an address of the user's own what it reads in an article.
"""
