"""What the reader knows of each language, as tables that an editor can read: `tables` loads them.

Two files for each language: `en.toml` has calendar and places, `en-events.toml` what tells events and
speakers. Their patterns are regular expressions on text in small letters, in which `{name}` stands for the
list of that name, any of its words. A language is added by two files. `literals` reads off the patterns which
letters they need, so that each is tried only where it may match.
"""
