"""Districts and points, loaded.

The shipped shapes were checked when they were built (`geo/build/check.py`) and are read as they are; those
that a collection brings along are checked at the door. Read in this order: `outlines` (the shapes of any
collection), `geoparquet` and `event_points` (the shapes and points that it brings along), `antimeridian`
(outlines cut there), `turning` (maps drawn across it); `contents` (what of anybody's files GDAL is given),
`unions` (several districts as one area), `geopackage` and `table` (files for other programs, written).
"""
