// The map on paper: as wide as the sheet, and all in it that was seen on the screen.

/** The room for the map on a sheet of A4, between its margins and within its frame: as the style sheets of the pages have it. */
const [WIDTH, HEIGHT] = ["calc(182mm - 2px)", "calc(150mm - 2px)"];

/**
 * Let the map fit the sheet while the page is printed; `settle` puts its labels out of each other's way at once.
 * @param {L.Map} map
 * @param {() => void} settle
 */
export function startPrinting(map, settle) {
  const { style } = map.getContainer();
  /** @type {(width: string, height: string, priority: string) => void} */
  const size = (width, height, priority) => {
    style.setProperty("width", width, priority);
    style.setProperty("height", height, priority);
    map.invalidateSize({ pan: false });
  };
  const plain = { width: style.width, height: style.height };
  /** @type {{centre: L.LatLng, zoom: number} | null} */
  let before = null;

  window.addEventListener("beforeprint", () => {
    const seen = map.getBounds();
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    // Above what a style sheet says of the screen.
    size(WIDTH, HEIGHT, "important");
    map.fitBounds(seen, { animate: false });
    settle();
  });
  window.addEventListener("afterprint", () => {
    if (!before) return;
    size(plain.width, plain.height, "");
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
  });
}
