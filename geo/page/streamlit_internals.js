// What this page knows of the scripts of streamlit-folium: no other module names one. None of it is documented.
//
// name                             without it
// __GLOBAL_DATA__                  each opening runs the whole page twice on the server: nothing else changes
//   .last_object_clicked_count
// the frame's own element          its name, to screen readers, is that of a Python module

/**
 * Keep streamlit-folium's frame from reporting that it was opened. Its component compares what it holds with what the server
 * supposes: no click at all is null for the server, and 0 here.
 */
export function keepQuiet() {
  const held = /** @type {{__GLOBAL_DATA__?: {last_object_clicked_count: number | null}}} */ (window).__GLOBAL_DATA__;
  if (held && held.last_object_clicked_count === 0) held.last_object_clicked_count = null;
}

/**
 * Give the frame the name of what it holds.
 * @param {string} name
 */
export function nameFrame(name) {
  try {
    window.frameElement?.setAttribute("title", name);
  } catch {
    // A frame that may not read the page keeps the name it has.
  }
}
