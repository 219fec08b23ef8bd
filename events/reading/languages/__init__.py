"""What the reader knows of each language, as tables that an editor can read: `tables` loads them.

One file for each language, `en.toml` and so on: months, prepositions, verbs. In its patterns, regular expressions on
text in small letters, `{name}` stands for the list of that name in the file, any of its words. A language is added
by a file.
"""
