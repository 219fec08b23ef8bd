"""The map as a picture, and the dossier.

Read in this order: `projection` (degrees to pixels), `lettering` (where words stand), `legend`, `discs`,
`moment` (a day as it is drawn), `labels`, `picture`, `sheet` (the picture with a title and its sources),
`dossier`.
"""
