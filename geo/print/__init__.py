"""The map as a picture, and the dossier.

Read in this order: `projection` (degrees to pixels), `lettering` (where words stand), `legend`, `areas`,
`discs`, `moment` (what is drawn), `labels`, `picture`, `sheet` (the picture with a title and its sources),
`dossier`.
"""
