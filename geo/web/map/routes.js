// The movements: an arrow each, on the map on its days only.
import { makeButton } from "../tools.js";

/** @typedef {import("../data").Route} Route */
/** @typedef {[number, number]} Point */

/**
 * Return the points [lat, lon] of a bow beside the straight line between two, stopped short of the name at its end: the road
 * taken is not reported.
 * @param {Point} from
 * @param {Point} to
 * @param {import("../data").Bow} shape
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
 * Return what shows these routes and no other, and marks the one of an event (an arrow is made when its route is first seen),
 * and what tells of the arrow at an element.
 * @param {import("./map.js").Parts} parts
 */
export function startRoutes({ map, groups: { movements }, data }) {
  /** @type {Map<string, Arrow>} */
  const arrows = new Map();
  /** @type {string[]} */
  let drawn = [];
  /** @type {string | null} */
  let marked = null;

  /** @param {Route} route */
  function arrowOf(route) {
    const found = arrows.get(route.id) ?? makeArrow(route, data);
    arrows.set(route.id, found);
    return found;
  }
  /** @type {(target: Element) => import("./tips.js").Tip | null} */
  function describe(target) {
    const { route, casing } = target instanceof SVGElement ? target.dataset : {};
    const arrow = arrows.get(route ?? casing ?? "");
    return arrow ? { names: [{ text: arrow.title }], line: data.looks.route.words, label: null } : null;
  }
  /** @type {(routes: readonly Route[], event: string | null) => void} */
  function paint(routes, event) {
    if (!movements) return;
    const ids = routes.map((route) => route.id);
    for (const id of drawn) {
      const arrow = ids.includes(id) ? null : arrows.get(id);
      if (arrow) movements.removeLayer(arrow.group);
    }
    for (const route of routes) if (!drawn.includes(route.id)) movements.addLayer(arrowOf(route).group);
    if (event !== marked || ids.some((id) => !drawn.includes(id)))
      for (const id of ids) arrows.get(id)?.mark(id === event);
    [drawn, marked] = [ids, event];
  }
  const isShown = () => Boolean(movements && drawn.length && map.hasLayer(movements));
  return { paint, describe, isShown };
}

/** @typedef {{title: string, group: L.LayerGroup, mark: (isMarked: boolean) => void}} Arrow */

/** @type {(route: Route, data: import("../data").Bundle) => Arrow} */
function makeArrow({ id, from, to, title }, data) {
  const points = bow(from, to, data.bow);
  // Not cut where it leaves the view: the head stands at the end of what is drawn. See map.css for one wholly out of view.
  const casing = L.polyline(points, { className: "route-casing", pane: "routes", noClip: true });
  const line = L.polyline(points, { className: "route", pane: "routes", weight: 3.5, noClip: true });
  let isMarked = false;
  /** @param {boolean} next */
  function mark(next) {
    isMarked = next;
    for (const part of [casing, line]) part.getElement()?.classList.toggle("selected", next);
  }
  // The casing is wider, and has no gaps: it takes the pointer, too.
  for (const part of [casing, line]) {
    // The page learns which layer was clicked from the event's `layer`; a lone line has none of its own. It needs the id alone.
    part.on("click", (event) => {
      event.layer = line;
    });
    Object.assign(part, { toGeoJSON: () => ({ type: "Feature", properties: { id }, geometry: null }) });
  }
  casing.on("add", () => { /** @type {SVGPathElement} */ (casing.getElement()).dataset.casing = id; });
  line.on("add", () => {
    const path = /** @type {SVGPathElement} */ (line.getElement());
    path.setAttribute("marker-end", "url(#arrow)");
    path.dataset.route = id;
    makeButton(path, title, () => line.fire("click", { latlng: line.getBounds().getCenter(), layer: line }, true));
    mark(isMarked);
  });
  return { title, group: L.layerGroup([casing, line]), mark };
}
