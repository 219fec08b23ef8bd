// Where the reader is on the map: all districts at first, home again by a button, and never where there is nothing.
import { make, svg } from "../tools.js";

/** @typedef {import("./placing.js").Box} Box */

// How far around the districts the map can be moved, as a part of their width and height on each side.
const AROUND = 0.6;
// A district is in view if so much of it is, or if it fills so much of the view.
const ENOUGH = 0.4;
const ZOOMS = [8, 9, 10];
const HOUSE = "M3,10 L10,3.5 L17,10 M5,8.5 V16.5 H15 V8.5 M8.5,16.5 V12 H11.5 V16.5";

/**
 * Tell whether a box is in view, or enough of it: all in pixels.
 * @param {Box} box
 * @param {Box} view
 */
export function isInView(box, view) {
  const wide = Math.min(box.right, view.right) - Math.max(box.left, view.left);
  const high = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top);
  if (wide <= 0 || high <= 0) return false;
  const area = Math.min((box.right - box.left) * (box.bottom - box.top), (view.right - view.left) * (view.bottom - view.top));
  return wide * high >= ENOUGH * area;
}

/**
 * Start what moves the map; return `bring`, which brings the chosen district into view if it is outside, whether the map has been
 * moved, and `stay`, which keeps it where it is.
 * @param {L.Map} map
 * @param {import("../data").Words} words
 * @param {{boundsOf: (district: string) => L.LatLngBounds | null, onSettle: () => void, boxes: readonly (readonly [number, number, number, number])[]}} host `boxes` are those of all districts
 */
export function startNavigation(map, words, { boundsOf, onSettle, boxes }) {
  const holder = map.getContainer();
  /** @type {L.LatLngBounds | null} */
  let chosen = null;
  let isMoved = false;

  /** @param {boolean} isAnimated */
  function goHome(isAnimated) {
    const legend = /** @type {HTMLElement | null} */ (holder.querySelector(".legend[open]"));
    const { x } = map.getSize();
    // Before the style sheet is there, the legend is as wide as the map.
    const left = legend && x > 700 && isInTheWay(legend) ? Math.min(legend.offsetWidth, x * 0.35) : 8;
    map.fitBounds(words.bounds, { ...roomFrom(left), animate: isAnimated && isMotionWelcome() });
  }
  /** @type {(left: number) => {paddingTopLeft: L.Point, paddingBottomRight: L.Point}} */
  const roomFrom = (left) => ({ paddingTopLeft: L.point(left, 8), paddingBottomRight: L.point(8, 24) });
  // Whether a district would lie under the legend if the map took all the room. Points may be anywhere.
  /** @param {HTMLElement} legend */
  function isInTheWay(legend) {
    if (!boxes.length) return true;
    const all = L.latLngBounds(words.bounds);
    const { paddingTopLeft: before, paddingBottomRight: behind } = roomFrom(8);
    const zoom = map.getBoundsZoom(all, false, before.add(behind));
    const size = map.getSize();
    const middle = map.project(all.getSouthWest(), zoom).add(map.project(all.getNorthEast(), zoom)).divideBy(2);
    const corner = middle.subtract(size.divideBy(2)).add(behind.subtract(before).divideBy(2));
    const [frame, lies] = [holder.getBoundingClientRect(), legend.getBoundingClientRect()];
    const [right, top] = [lies.right - frame.left + 8, lies.top - frame.top - 8];
    return boxes.some(([west, south, , north]) => {
      const [low, high] = [[south, west], [north, west]].map(([lat, lng]) => map.project([lat, lng], zoom).subtract(corner));
      return low.x < right && low.y > top && high.y < size.y;
    });
  }
  function fit() {
    // A map that is not shown has no size.
    if (isMoved || !holder.offsetWidth) return;
    map.invalidateSize({ pan: false });
    map.setMaxBounds(/** @type {any} */ (null));
    goHome(false);
    // What is seen at home can be seen from nearer, too.
    map.setMaxBounds(L.latLngBounds(words.bounds).pad(AROUND).extend(map.getBounds()));
  }
  function markZoom() {
    const zoom = map.getZoom();
    for (const least of ZOOMS) holder.classList.toggle(`zoom-${least}`, zoom >= least);
    onSettle();
  }
  /** @type {(district: string | null) => void} */
  function bring(district) {
    chosen = district === null ? null : boundsOf(district);
    if (!chosen || isInView(boxOf(map, chosen), viewOf(map))) return;
    isMoved = true;
    map.fitBounds(chosen, { maxZoom: map.getZoom(), padding: [12, 12], animate: isMotionWelcome() });
  }

  standStill(map);
  zoomAround(map, () => chosen);
  addHome(map, words, () => {
    isMoved = false;
    goHome(true);
  });
  map.options.maxBoundsViscosity = 1;
  map.on("zoomend", markZoom);
  // The style sheets that size the map and its labels come after the scripts; Leaflet itself watches the window only.
  const settle = () => {
    fit();
    onSettle();
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
  return { bring, isMoved: () => isMoved, stay: () => { isMoved = true; } };
}

/**
 * Let no move of the map be animated while the reader's system asks for less motion.
 * @param {L.Map} map
 */
function standStill(map) {
  const [setView, panBy] = [map.setView.bind(map), map.panBy.bind(map)];
  const still = () => (isMotionWelcome() ? {} : { animate: false });
  map.setView = (centre, zoom, options) => setView(centre, zoom, { ...options, ...still() });
  map.panBy = (by, options) => panBy(by, { ...options, ...still() });
}

/**
 * Let the buttons and the keys for plus and minus keep the chosen district where it is, or show it if it is out of view.
 * @param {L.Map} map
 * @param {() => L.LatLngBounds | null} find
 */
function zoomAround(map, find) {
  const plain = map.setZoom.bind(map);
  /** @type {(zoom: number, options?: L.ZoomPanOptions) => L.Map} */
  map.setZoom = (zoom, options) => {
    const bounds = find();
    if (!bounds) return plain(zoom, options);
    const centre = bounds.getCenter();
    return map.getBounds().contains(centre) ? map.setZoomAround(centre, zoom, options) : map.setView(centre, zoom);
  };
}

/** @type {(map: L.Map, words: import("../data").Words, press: () => void) => void} */
function addHome(map, words, press) {
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    const bar = make("div", "leaflet-bar home-bar");
    const button = make("button", "home");
    for (const [name, value] of Object.entries({ type: "button", title: words.home, "aria-label": words.home }))
      button.setAttribute(name, value);
    const icon = svg("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" });
    icon.append(svg("path", { d: HOUSE }));
    button.append(icon);
    button.addEventListener("click", press);
    L.DomEvent.disableClickPropagation(bar);
    bar.append(button);
    return bar;
  };
  control.addTo(map);
}

function isMotionWelcome() {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** @type {(map: L.Map, bounds: L.LatLngBounds) => Box} */
function boxOf(map, bounds) {
  const [corner, other] = [map.latLngToContainerPoint(bounds.getNorthWest()), map.latLngToContainerPoint(bounds.getSouthEast())];
  return { left: corner.x, top: corner.y, right: other.x, bottom: other.y };
}
/** @type {(map: L.Map) => Box} */
function viewOf(map) {
  const { x, y } = map.getSize();
  return { left: 0, top: 0, right: x, bottom: y };
}
