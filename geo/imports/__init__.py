"""Other people's files with geometry, as rows of cells.

Read in this order: `features` (what all give), `vectors` (GeoJSON, GeoPackage, GeoParquet, Shapefile),
`kml`, `linked_places`; then `locating` (in which district a point lies).

A row is its columns with their texts, and its geometry as WKB in WGS 84; what the columns mean is for
`events.imports`. Boundaries are taken up in `geo.build`.
"""
