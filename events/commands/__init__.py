"""The commands of `python -m events`, which `handover-map` has, too.

Read in this order: `running` (how a command is run), `progress` (how far it has come), `known` (the commands
with their options), `holdings` (prints what a collection holds), `texts` (reads or fetches the texts of its
articles), `text_files` (one that is named), `new` (makes a collection to begin with), `add` (the record of an
article).
"""
