"""Districts and points, loaded and checked.

Read in this order: `districts` (one file of shapes), `outlines` (the shapes of any collection),
`geoparquet` (shapes and points that a collection brings along).
"""
