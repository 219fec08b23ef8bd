"""How good the reading is: `gold` (what should be found, from files or a collection), then `score`."""
