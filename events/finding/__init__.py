"""Finding events, people and articles by words, by names of places, and by dates.

Read in this order: `queries` (the days and the words of what a reader types), `text_columns` (texts as
columns, without case and accents), `search` (all of it). Which places a word may name is handed in: names are
known to `geo`.
"""
