// The map of a published file: Leaflet with our own layers, and what a click on it chooses. No online map: a published file
// asks nobody for anything.
import { startMap } from "../../web/map/map.js";
import { loadPart } from "./shelf/parts.js";

/** @typedef {import("../../web/data").Published} Published */
/** @typedef {import("../../web/data").Chunk} Chunk */
/** @typedef {{events: number[], day: string}} Spot */

/**
 * Start the map within an element. `choose` is told of the district or the event that was clicked, null for neither, `onSpot`
 * of the events of a circle.
 * @param {HTMLElement} element
 * @param {Published} site
 * @param {{choose: (id: string | null) => void, onPlace: (place: {at: string, layers: string}) => void,
 *   onSpot: (spot: Spot) => void}} host
 */
export function createMap(element, site, { choose, onPlace, onSpot }) {
  element.replaceChildren();
  const map = L.map(element, { zoomSnap: 0.25, scrollWheelZoom: false });
  const [[south, west], [north, east]] = site.words.bounds;
  map.setView([(south + north) / 2, (west + east) / 2], 8);
  L.control.scale().addTo(map);
  /** @type {Record<string, L.FeatureGroup>} */
  const groups = {};
  /** @type {Record<string, L.FeatureGroup>} */
  const overlays = {};
  for (const [key, title] of Object.entries(site.groups)) {
    const group = L.featureGroup().addTo(map);
    // Leaflet writes the titles as HTML: they come escaped.
    [groups[key], overlays[title]] = [group, group];
  }
  L.control.layers({}, overlays, { collapsed: true, position: "topright" }).addTo(map);
  chooseByClicks(map, choose);
  const load = (/** @type {string} */ file) =>
    /** @type {Promise<Chunk>} */ (loadPart(file.replace(/\.json$/, "")));
  return startMap({ map, groups, words: site.words, data: site.bundle, load, onPlace, onSpot });
}

/**
 * Tell what is clicked, by pointer or by key: each area and each arrow has an id; the map itself stands for nothing.
 * @param {L.Map} map
 * @param {(id: string | null) => void} choose
 */
function chooseByClicks(map, choose) {
  /** @type {WeakSet<L.Layer>} */
  const known = new WeakSet();
  let taken = /** @type {Event | undefined} */ (undefined);
  map.on("layeradd", ({ layer }) => {
    if (!(layer instanceof L.Path) || known.has(layer)) return;
    known.add(layer);
    layer.on("click", (event) => {
      const id = idOf(layer);
      if (id === null) return;
      taken = event.originalEvent;
      choose(id);
    });
  });
  map.on("click", (event) => {
    if (event.originalEvent !== taken) choose(null);
  });
}

/**
 * Return the id of what a layer draws.
 * @param {any} layer
 * @returns {string | null}
 */
function idOf(layer) {
  const id = layer?.toGeoJSON?.()?.properties?.id;
  return typeof id === "string" ? id : null;
}
