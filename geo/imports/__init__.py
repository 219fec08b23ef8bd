"""Other people's files with geometry, as rows of cells; boundaries as districts of a collection.

Read in this order: `features` (what all give), `vectors` (GeoJSON, GeoPackage, GeoParquet, Shapefile),
`kml`, `linked_places`; then `boundaries` (which area is which district), `locating` (where a point lies).

A row is its columns with their texts, and its geometry as WKB in WGS 84; what the columns mean is for
`events.imports`.
"""
