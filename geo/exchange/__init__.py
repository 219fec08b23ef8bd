"""Other programs' formats that hold geometry or several tables.

Read in this order: `geojson` (events, and where they are), `states` (who controls what from when to when),
`linked_places`, `kml`; `rows` (events, accounts, sources as tables), `layers` and `qgis` (GeoPackage, and how
QGIS draws it), `workbook` (XLSX).
"""
