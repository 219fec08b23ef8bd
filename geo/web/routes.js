// The movements: an arrow each, on the map on its days only.
import { make } from "./tools.js";

/** @typedef {import("./data").Route} Route */
/** @typedef {[number, number]} Point */

/**
 * Return the points [lat, lon] of a bow beside the straight line between two, stopped short of the name at its end: the road
 * taken is not reported.
 * @param {Point} from
 * @param {Point} to
 * @param {import("./data").Bow} shape
 */
export function bow([lat1, lon1], [lat2, lon2], { bend, reach, steps }) {
  const control = [(lat1 + lat2) / 2 + (lon2 - lon1) * bend, (lon1 + lon2) / 2 - (lat2 - lat1) * bend];
  /** @type {Point[]} */
  const points = [];
  for (let step = 0; step <= steps; step += 1) {
    const t = (step / steps) * reach;
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
  let drawn = [];

  /** @param {Route} route */
  function arrowOf(route) {
    const found = arrows.get(route.id) ?? makeArrow(route, data);
    arrows.set(route.id, found);
    return found;
  }
  return (routes) => {
    if (!movements) return;
    const ids = routes.map((route) => route.id);
    for (const id of drawn) {
      const arrow = ids.includes(id) ? null : arrows.get(id);
      if (arrow) movements.removeLayer(arrow);
    }
    for (const route of routes) if (!drawn.includes(route.id)) movements.addLayer(arrowOf(route));
    drawn = ids;
  };
}

/** @type {(route: Route, data: import("./data").Bundle) => L.LayerGroup} */
function makeArrow({ id, from, to, title }, data) {
  const points = bow(from, to, data.bow);
  const line = L.polyline(points, { className: "route", pane: "routes", weight: 3.5 });
  const tip = make("div", "tip");
  tip.append(make("strong", "", title), make("span", "", data.looks.route.words));
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
  const casing = L.polyline(points, { className: "route-casing", pane: "routes", interactive: false });
  return L.layerGroup([casing, line]);
}
