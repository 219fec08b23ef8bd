"""What is drawn for a view, as data for the browser.

Read in this order: `style` (colours, hatches and words), `rows` (events as columns), `chunks` (stretches of
days), `layers` (all that the browser gets), `basemap` (the map that never changes).
"""
