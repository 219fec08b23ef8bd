// What this page knows of the scripts of streamlit-folium: no other module names one. None of it is documented.
//
// name                             without it
// __GLOBAL_DATA__                  each opening runs the whole page twice on the server: nothing else changes
//   .last_object_clicked_count

/**
 * Keep streamlit-folium's frame from reporting that it was opened. Its component compares what it holds with what the server
 * supposes: no click at all is null for the server, and 0 here.
 */
export function keepQuiet() {
  const held = /** @type {{__GLOBAL_DATA__?: {last_object_clicked_count: number | null}}} */ (window).__GLOBAL_DATA__;
  if (held && held.last_object_clicked_count === 0) held.last_object_clicked_count = null;
}
