// The areas of control with shapes of their own, as a corridor or a moving front, and the lines and areas of events: each is on
// the map on its days only.
import { readDay } from "../days/numbers.js";
import { makeButton } from "../tools.js";

// The look of a line or an area of an event, which is of no side.
const TRACE = "trace";

/** @typedef {import("../data").AreaData} AreaData */
/** @typedef {{area: AreaData, layer: L.GeoJSON | null, isOn: boolean}} Item */

/**
 * Return what shows the areas of the view's day (the shape of one is made when it is first seen), what tells of the one at an
 * element, and the looks that are on the map.
 * @param {import("./map.js").Parts} parts
 * @param {import("./ground/ground.js").Ground} ground
 */
export function startAreas({ map, groups, data, view }, ground) {
  /** @type {Item[]} */
  const items = [...data.areas, ...data.traces].map((area) => ({ area, layer: null, isOn: false }));
  /** @param {AreaData} area */
  const groupOf = ({ look }) => (look === TRACE ? groups.traces : groups.areas);
  const pane = map.createPane("areas");
  pane.style.zIndex = "410";

  // Call at each day: it touches what changes.
  function paint() {
    if (!items.length) return;
    const day = readDay(view.date);
    for (const item of items) {
      const [isOn, group] = [isShown(item.area, day, view.clock), groupOf(item.area)];
      if (isOn === item.isOn || !group) continue;
      item.isOn = isOn;
      item.layer ??= draw(item.area);
      if (isOn) group.addLayer(item.layer);
      else group.removeLayer(item.layer);
    }
  }
  /** @type {(area: AreaData) => L.GeoJSON} */
  function draw({ id, event, look, name, words, geometry }) {
    const isClosed = geometry.type.endsWith("Polygon");
    const style = look === TRACE ? { className: isClosed ? "trace closed" : "trace", fill: isClosed, pane: "areas" }
      : { className: `area ${look}`, fillColor: ground.fill(look, false), color: data.looks[look].stroke, pane: "areas" };
    const feature = /** @type {GeoJSON.Feature} */ ({ type: "Feature", properties: { id: event }, geometry });
    const wrap = L.geoJSON(feature, { style: () => style });
    for (const layer of /** @type {L.Polygon[]} */ (wrap.getLayers())) {
      // The page learns from a click which event the area rests on, and needs no geometry for that.
      Object.assign(layer, { toGeoJSON: () => ({ type: "Feature", properties: { id: event }, geometry: null }) });
      layer.on("add", () => {
        const path = /** @type {SVGPathElement | undefined} */ (layer.getElement());
        if (!path || path.dataset.area) return;
        path.dataset.area = id;
        makeButton(path, `${name}: ${words}`, () => layer.fire("click", { latlng: layer.getBounds().getCenter(), layer }, true));
      });
    }
    return wrap;
  }
  /** @type {(target: Element) => import("./tips.js").Tip | null} */
  function describe(target) {
    const id = target instanceof SVGElement ? target.dataset.area : undefined;
    const found = id === undefined ? undefined : items.find(({ area }) => area.id === id);
    return found ? { names: [{ text: found.area.name }], line: found.area.words, label: null } : null;
  }
  const looks = () => (groups.areas && map.hasLayer(groups.areas)
    ? items.filter(({ isOn, area }) => isOn && area.look !== TRACE).map(({ area }) => area.look) : []);
  return { paint, describe, looks };
}

/**
 * Tell whether an area is on the map of a day, a number since 1970-01-01.
 * @param {AreaData} area
 * @param {number} day
 * @param {import("../data").Clock} clock
 */
export function isShown({ days }, day, clock) {
  const [first, last] = days[clock];
  return (first === null || first <= day) && (last === null || day <= last);
}
