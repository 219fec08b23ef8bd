"""Places in a text: `names` says what the reader is handed, `lookup` finds names in any form,
`choose` tells rivals apart, `find` is the door.

The reader knows no gazetteer of its own: it is handed one, of which it asks three questions (`names`).
"""
