"""Names to places, with rivals and scores: `spelling` (ways to write a name), then `gazetteer`."""
