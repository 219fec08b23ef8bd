"""The map as a picture, and the dossier.

Read in this order: `projection` (degrees to pixels), `lettering` (where words stand), `moment` (what is
drawn), `legend`, `areas`, `discs`, `picture`, `sheet` (the picture with a title and its sources), `dossier`.
"""
