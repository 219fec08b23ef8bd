// The movements: an arrow each, on the map on its days only.
import { make, svg } from "./tools.js";

/** @typedef {import("./data").Route} Route */
/** @typedef {[number, number]} Point */

const BEND = 0.18;
const SHORT_OF = 0.76;
const PARTS = 24;

/**
 * Return the points [lat, lon] of a bow beside the straight line between two, stopped short of the name at its end: the road
 * taken is not reported.
 * @param {Point} from
 * @param {Point} to
 */
export function bow([lat1, lon1], [lat2, lon2]) {
  const control = [(lat1 + lat2) / 2 + (lon2 - lon1) * BEND, (lon1 + lon2) / 2 - (lat2 - lat1) * BEND];
  /** @type {Point[]} */
  const points = [];
  for (let step = 0; step <= PARTS; step += 1) {
    const t = (step / PARTS) * SHORT_OF;
    /** @type {(one: number, middle: number, other: number) => number} */
    const between = (one, middle, other) => (1 - t) ** 2 * one + 2 * t * (1 - t) * middle + t ** 2 * other;
    points.push([between(lat1, control[0], lat2), between(lon1, control[1], lon2)]);
  }
  return points;
}

/**
 * Return the function that shows these routes and no other; an arrow is made when its route is first seen.
 * @param {import("./map.js").Parts} parts
 * @returns {(routes: readonly Route[]) => void}
 */
export function startRoutes({ groups: { movements }, data }) {
  /** @type {Map<string, L.LayerGroup>} */
  const arrows = new Map();
  /** @type {string[]} */
  let shown = [];

  /** @param {Route} route */
  function arrowOf(route) {
    const found = arrows.get(route.id) ?? makeArrow(route, data.looks.route.words);
    arrows.set(route.id, found);
    return found;
  }
  return (routes) => {
    if (!movements) return;
    const ids = routes.map((route) => route.id);
    for (const id of shown) {
      const arrow = ids.includes(id) ? null : arrows.get(id);
      if (arrow) movements.removeLayer(arrow);
    }
    for (const route of routes) if (!shown.includes(route.id)) movements.addLayer(arrowOf(route));
    shown = ids;
  };
}

/** @type {(route: Route, words: string) => L.LayerGroup} */
function makeArrow({ id, from, to, title }, words) {
  const line = L.polyline(bow(from, to), { className: "route", pane: "routes", weight: 3.5 });
  const tip = make("div", "tip");
  tip.append(make("strong", "", title), make("span", "", words));
  line.bindTooltip(tip, { sticky: true, className: "district-tip", opacity: 1 });
  // The page learns which layer was clicked from the event's `layer`; a lone line has none of its own.
  line.on("click", (event) => {
    event.layer = line;
  });
  line.on("add", () => {
    const path = /** @type {SVGPathElement} */ (line.getElement());
    path.setAttribute("marker-end", "url(#arrow)");
    path.dataset.route = id;
  });
  // The page needs the id alone.
  Object.assign(line, { toGeoJSON: () => ({ type: "Feature", properties: { id }, geometry: null }) });
  const casing = L.polyline(bow(from, to), { className: "route-casing", pane: "routes", interactive: false });
  return L.layerGroup([casing, line]);
}

/**
 * Return the marker of an arrow's head, in a colour.
 * @param {string} fill
 */
export function makeHead(fill) {
  const head = svg("marker", {
    id: "arrow", viewBox: "0 0 10 10", refX: 7, refY: 5, markerWidth: 4.5, markerHeight: 4.5, orient: "auto",
  });
  head.append(svg("path", { d: "M0,0 L10,5 L0,10 L2.5,5 z", fill }));
  return head;
}
