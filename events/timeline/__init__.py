"""What holds on a day: events as columns, who controls what from when, the state of each district.

Read in this order: `spans` and `columns` (dates and events as arrays), `store` (what keeps events and gives
them out), `filter` (which events a reader lets through), `ordering` (events sorted), `history` (every change
of control), `states` (the state of a district as a record), `published` (an event before all of it was
published), `counts` (events by day), `timeline` (all of it, asked by day), `comparison` (two days compared).
"""
