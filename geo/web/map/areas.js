// The areas of control with shapes of their own, as a corridor or a moving front: each is on the map on its days only.
import { readDay } from "../days/numbers.js";
import { makeButton } from "../tools.js";

/** @typedef {import("../data").AreaData} AreaData */
/** @typedef {{area: AreaData, layer: L.GeoJSON | null, isOn: boolean}} Item */

/**
 * Return what shows the areas of the view's day (the shape of one is made when it is first seen), what tells of the one at an
 * element, and the looks that are on the map.
 * @param {import("./map.js").Parts} parts
 * @param {import("./ground/ground.js").Ground} ground
 */
export function startAreas({ map, groups: { areas: group }, data, view }, ground) {
  /** @type {Item[]} */
  const items = data.areas.map((area) => ({ area, layer: null, isOn: false }));
  const pane = map.createPane("areas");
  pane.style.zIndex = "410";

  // Call at each day: it touches what changes.
  function paint() {
    if (!group || !items.length) return;
    const day = readDay(view.date);
    for (const item of items) {
      const isOn = isShown(item.area, day, view.clock);
      if (isOn === item.isOn) continue;
      item.isOn = isOn;
      item.layer ??= draw(item.area);
      if (isOn) group.addLayer(item.layer);
      else group.removeLayer(item.layer);
    }
  }
  /** @type {(area: AreaData) => L.GeoJSON} */
  function draw({ id, event, look, name, words, geometry }) {
    const [fill, color] = [ground.fill(look, false), data.looks[look].stroke];
    const style = { className: `area ${look}`, fillColor: fill, color, pane: "areas" };
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
  const looks = () => (group && map.hasLayer(group) ? items.filter(({ isOn }) => isOn).map(({ area }) => area.look) : []);
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
