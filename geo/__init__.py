"""Where it is, and how it is drawn.

Read in this order: `errors` (what can go wrong), `districts` (shapes, checked), `spelling` (ways to write a
name), `gazetteer` (names to places), then the drawing: `style`, `outlines` (the shapes of any collection),
`geoparquet` (shapes and points that it brings along), `rows` (events as columns, as drawing needs them),
`chunks` (their days, a stretch at a time), `layers`, `basemap`, and the words around it: `markup`, `notes`,
`reading` (sources and disagreements). For print, the picture: `plane` (degrees to pixels), `lettering` (words
that make way), `legend`, `picture`; with `references`, `dossier` (one file to keep). For other programs:
`export` (GeoJSON), `linked_places`. `page` puts them together.

`build` makes `geo/data` from reference files; only maintainers run it. It has help: `build_selection` (what
is asked for), `build_reference` (what there is), `build_names`, `build_shapes`, `build_report`.
"""
