"""What is drawn for a view, as data for the browser.

Read in this order: `style` (what each state looks like and is called), `symbols` (how lines, areas,
hatches and the arrow are drawn, here and on paper), `ground_data`, `data`, `axis_data` and `published_data`
(what crosses to the browser, type by type), `points` and `roles` (where events stand, why a district is on
the map), `areas` (those of control with shapes of their own), `chunks` (the days, in stretches), `layers`
(all that the browser gets), `scripts` (modules joined into one file), `basemap` (the map that never changes).
"""
