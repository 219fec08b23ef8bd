// Draws the collection on the map and redraws it for a view, in place: the parts put together. It knows no host: the
// caller passes all that it needs, and calls `show`.
import { startCounts } from "./counts.js";
import { openDays } from "./day.js";
import { startDistricts } from "./districts.js";
import { startGround } from "./ground.js";
import { startLabels } from "./labels.js";
import { startRoutes } from "./routes.js";

/**
 * What is to be shown; `among` says which events are let through (rows.js), `district` is the code of the chosen one, or null.
 * @typedef {{date: string, clock: import("./data").Clock, among: string | null,
 *   district: string | null, lang: string}} View
 */
/**
 * What a map is started with: Leaflet's map, its groups by key, the words on it, the data, and the address beside which the
 * files of the data lie.
 * @typedef {{map: L.Map, groups: Record<string, L.LayerGroup | undefined>, words: import("./data").Words,
 *   data: import("./data").Bundle, beside: string}} Given
 */
/**
 * What the parts of a started map share.
 * @typedef {Given & {view: View, days: ReturnType<typeof openDays>, labels: import("./labels.js").Labels}} Parts
 */

const ZOOMS = [8, 9, 10];

/**
 * Start a map; return it with `show`, which takes what changes of the view. Nothing is drawn until a date is shown; then the
 * element that holds the map carries it in `data-date`.
 * @param {Given} given
 */
export function startMap(given) {
  const { map, words } = given;
  /** @type {View} */
  const view = { date: "", clock: "happened", among: null, district: null, lang: "en" };
  const holder = map.getContainer();
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", words.map);
  nameControls(holder, words);

  const labels = startLabels();
  const days = openDays(given.data.days, given.beside, () => paint(true));
  const parts = { ...given, view, days, labels };
  const ground = startGround(parts);
  const paintDistricts = startDistricts(parts, ground);
  const paintRoutes = startRoutes(parts);
  const paintCounts = startCounts(parts);
  watchWindow(map, words, labels);

  /** @param {boolean} isAll */
  function paint(isAll) {
    const today = days.today(view);
    if (isAll) {
      ground.paint();
      labels.resettle();
    }
    paintRoutes(today.routes);
    paintDistricts(today, isAll);
    paintCounts(view);
    holder.dataset.date = view.date;
  }

  /** @type {Partial<View>} */
  let next = {};
  let [isDrawing, isLate] = [false, false];
  // At once, and once in a frame: what comes after that, before the frame is drawn, waits for it. So a machine that
  // cannot keep up leaves days out instead of falling behind.
  /** @param {Partial<View>} step */
  function show(step) {
    next = { ...next, ...step };
    if (isDrawing) isLate = true;
    else showNext();
  }
  function endFrame() {
    isDrawing = false;
    if (isLate) showNext();
    isLate = false;
  }
  function showNext() {
    const wanted = { ...view, ...next };
    if (!wanted.date || isSame(view, wanted)) return;
    const isAll = !view.date || wanted.lang !== view.lang;
    next = {};
    Object.assign(view, wanted);
    paint(isAll);
    isDrawing = true;
    requestAnimationFrame(endFrame);
  }
  return { show };
}

/**
 * Name Leaflet's own buttons in the page's language.
 * @param {HTMLElement} holder
 * @param {import("./data").Words} words
 */
function nameControls(holder, words) {
  const names = { "zoom-in": words.zoom_in, "zoom-out": words.zoom_out, "layers-toggle": words.layers };
  for (const [control, name] of Object.entries(names)) {
    const button = holder.querySelector(`.leaflet-control-${control}`);
    button?.setAttribute("title", name);
    button?.setAttribute("aria-label", name);
  }
}

/** @type {(one: View, other: View) => boolean} */
function isSame(one, other) {
  return one.date === other.date && one.clock === other.clock && one.among === other.among
    && one.district === other.district && one.lang === other.lang;
}

/**
 * Keep all districts in view, whatever the window does, until the reader has moved the map.
 * @param {L.Map} map
 * @param {import("./data").Words} words
 * @param {import("./labels.js").Labels} labels
 */
function watchWindow(map, words, labels) {
  const holder = map.getContainer();
  let isMoved = false;
  function fit() {
    if (isMoved) return;
    map.invalidateSize({ pan: false });
    const legend = /** @type {HTMLElement | null} */ (holder.querySelector(".legend[open]"));
    const { x } = map.getSize();
    // Before the style sheet is there, the legend is as wide as the map.
    const left = legend && x > 700 ? Math.min(legend.offsetWidth, x * 0.35) : 8;
    map.fitBounds(words.bounds, { paddingTopLeft: [left, 8], paddingBottomRight: [8, 24], animate: false });
  }
  function markZoom() {
    const zoom = map.getZoom();
    for (const least of ZOOMS) holder.classList.toggle(`zoom-${least}`, zoom >= least);
    labels.resettle();
  }
  map.on("zoomend", markZoom);
  // The style sheets that size the map and its labels come after the scripts; Leaflet itself watches the window only.
  const settle = () => {
    fit();
    labels.resettle();
  };
  new ResizeObserver(settle).observe(holder);
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.addEventListener("load", settle);
  for (const name of ["pointerdown", "wheel", "keydown"])
    holder.addEventListener(name, () => { isMoved = true; }, { capture: true, passive: true });
  // The wheel scrolls the page until the reader has clicked into the map.
  map.on("click", () => { map.scrollWheelZoom.enable(); });
  map.on("mouseout", () => { map.scrollWheelZoom.disable(); });
  fit();
  markZoom();
}
