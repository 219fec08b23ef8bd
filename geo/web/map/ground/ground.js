// The ground: hatches, neighbours, waters, lines, towns, names, the legend. With the date change only the lines of a time.
import { startGraticule } from "./graticule.js";
import { startLegend } from "./legend.js";
import { startLocator } from "./locator.js";
import { startPeriods } from "./periods.js";
import { allNames, langIn, nameIn, svg } from "../../tools.js";

/** @typedef {import("../../data").Bundle} Bundle */
/** @typedef {import("../../data").Look} Look */
/** @typedef {keyof Bundle["looks"]} LookName */
/** @typedef {{names: Record<string, string>, label: import("../labels.js").Label}} Named */
/** @typedef {Named & {place: import("../../data").Place}} NamedPlace */
/** @typedef {ReturnType<typeof startGround>} Ground */

// The claims of names to their places: see placing.js.
const RANKS = { country: 2.5, lake: 3.5, region: 3.6 };
// So near to a dot, in pixels, the pointer is on it.
const NEAR = 9;
const PANES = { ground: "310", lines: "420", routes: "430", labels: "620" };

/**
 * Draw the ground; return functions that write its names in a language and find the fill of an area.
 * @param {import("../map.js").Parts} parts
 */
export function startGround(parts) {
  const { map, words, data } = parts;
  const looks = /** @type {[LookName, Look][]} */ (Object.entries(data.looks));
  /**
   * The fill of an area that looks like this: its hatch, or a plain colour, which is painted many times faster.
   * @param {LookName} name
   * @param {boolean} isPlain
   */
  const fill = (name, isPlain) => (isPlain ? data.looks[name].plain : `url(#hatch-${name})`);

  addHatches(data, looks);
  const periods = startPeriods(parts);
  const { units, places } = addGround(parts, periods);
  startGraticule(parts);
  const named = [...units, ...places, ...addNames(parts)];
  const describe = describePlaces(parts, places);
  const nameLocator = startLocator(map, data, words);
  const paintLegend = startLegend(parts, fill);
  map.attributionControl.setPrefix(false);
  // Leaflet writes them as HTML, and a collection's are anybody's text.
  const written = new XMLSerializer();
  for (const credit of words.credits) {
    map.attributionControl.addAttribution(written.serializeToString(document.createTextNode(credit)));
  }

  // Write the names on the ground; call when the language changed.
  function paint() {
    const { lang } = parts.view;
    for (const { label, names } of named) parts.labels.write(label, [nameIn(names, lang)], langIn(names, lang));
    periods.name();
    nameLocator(lang);
  }
  /** Show in the legend what is on the map: these looks, and lines. @param {Iterable<string>} seen */
  const tell = (seen) => paintLegend(new Set([...seen, ...periods.kinds()]));
  return { paint, paintDay: periods.paint, tell, describe, fill };
}

// ---- hatches -------------------------------------------------------------------------------------------

/** @type {(data: Bundle, looks: [LookName, Look][]) => void} */
function addHatches(data, looks) {
  // A drawing of its own, so that no redrawing of Leaflet's takes the patterns away.
  const host = svg("svg", { width: 0, height: 0, "aria-hidden": "true" });
  host.style.position = "absolute";
  const defs = svg("defs", {});
  for (const [name, look] of looks) {
    const pattern = svg("pattern", { id: `hatch-${name}`, ...data.tile });
    for (const [tag, attributes] of look.tile) pattern.append(svg(tag, attributes));
    defs.append(pattern);
  }
  const arrow = svg("marker", { id: "arrow", ...data.arrow.marker });
  arrow.append(svg("path", data.arrow.head));
  defs.append(arrow);
  host.append(defs);
  document.body.append(host);
}

// ---- neighbours, waters, lines, towns ------------------------------------------------------------------

/** @type {(parts: import("../map.js").Parts, periods: ReturnType<typeof startPeriods>) => {units: Named[], places: NamedPlace[]}} */
function addGround(parts, periods) {
  const { map, groups, data, labels } = parts;
  for (const [name, zIndex] of Object.entries(PANES))
    Object.assign(map.createPane(name).style, { zIndex, pointerEvents: "none" });
  const neighbours = groups.neighbours ?? map;
  const isSet = { interactive: false, pane: "ground" };
  L.geoJSON(data.neighbours, { ...isSet, style: (f) => ({ className: `neighbour ${countryOf(f)}`, weight: 1 }) }).addTo(neighbours);
  L.geoJSON(data.waters, { ...isSet, style: (f) => ({ className: `water ${f?.properties.kind}`, weight: 1 }) }).addTo(map);
  L.geoJSON(data.borders, {
    interactive: false, pane: "lines",
    style: (f) => ({ className: `border ${f?.properties.kind}`, fill: false }),
    onEachFeature: (f, line) => periods.add(f.properties, line),
  });
  const units = [];
  for (const { properties: { label, names } } of data.neighbours.features)
    if (label && groups.neighbours) units.push({ names, label: labels.add(groups.neighbours, label, "neighbour-name", 4) });
  const { settlements } = groups;
  return { units, places: settlements ? data.places.map((place) => addPlace(parts, settlements, place)) : [] };
}

// The country of a unit is the first part of its code (ISO 3166-2).
/** @param {GeoJSON.Feature | undefined} feature */
function countryOf(feature) {
  return String(feature?.properties?.id ?? "").split("-")[0];
}

/** @type {(parts: import("../map.js").Parts) => Named[]} */
function addNames({ map, data, labels }) {
  const group = L.layerGroup().addTo(map);
  return data.names.flatMap(({ kind, names, points }) =>
    points.map((point) => ({ names, label: labels.add(group, point, `ground-name ${kind}-name`, RANKS[kind]) })));
}

/** @type {(parts: import("../map.js").Parts, group: L.LayerGroup, place: import("../../data").Place) => NamedPlace} */
function addPlace({ data, days, labels }, group, place) {
  const { lat, lon, kind, names, district } = place;
  // Those that ship are many, and named when the map is near enough; those of a collection's own wherever there is room.
  const isOwn = data.locator.features.length === 0;
  const isContext = !isOwn && !days.has(district);
  const className = [isOwn ? "own" : kind, isContext ? "context" : ""].filter(Boolean).join(" ");
  const dot = { radius: 2.5, className: `place ${className}`, pane: "lines", interactive: false };
  L.circleMarker([lat, lon], dot).addTo(group);
  return { place, names, label: labels.add(group, [lon, lat], `place-name ${className}`, isContext ? 3 : 2) };
}

/**
 * Return what tells of the town or village at a point of the map: at its dot, or its name.
 * @type {(parts: import("../map.js").Parts, places: NamedPlace[]) => (point: readonly [number, number]) => import("../tips.js").Tip | null}
 */
function describePlaces({ map, groups, data, words }, places) {
  const units = [...data.districts.features, ...data.neighbours.features];
  const known = new Map(units.map(({ properties: { id, names } }) => [id, names]));
  return ([x, y]) => {
    if (!groups.settlements || !map.hasLayer(groups.settlements)) return null;
    const { left, top } = map.getContainer().getBoundingClientRect();
    const found = places.find(({ place: { lat, lon }, label: { spans } }) => {
      const dot = map.latLngToContainerPoint([lat, lon]);
      if (Math.hypot(dot.x - x, dot.y - y) <= NEAR) return true;
      const box = spans[0]?.classList.contains("hidden") ? null : spans[0]?.getBoundingClientRect();
      return box && box.left <= x + left && x + left <= box.right && box.top <= y + top && y + top <= box.bottom;
    });
    if (!found) return null;
    const { place: { kind, district, names }, label } = found;
    // A sentence in the page's language has the name in that, too, as others have.
    const where = nameIn(known.get(district) ?? {}, "en");
    const text = (kind === "village" ? words.village_in : words.town_in).replace("{district}", () => where);
    return { names: allNames(names), line: where ? text : "", label: label.element };
  };
}
