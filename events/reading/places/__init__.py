"""Places in a text.

`names` says what the reader is handed of a gazetteer, which it has none of its own; `lookup` finds names in
any form, `choose` tells rivals apart, `find` is the door.
"""
