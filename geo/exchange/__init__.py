"""Other programs' formats that hold geometry: `geojson`, then `linked_places`."""
