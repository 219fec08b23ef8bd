// What never changes with the date: hatches, neighbours, waters, lines, towns, the legend.
import { make, nameIn, svg } from "./tools.js";

/** @typedef {import("./data").Bundle} Bundle */
/** @typedef {import("./data").Look} Look */
/** @typedef {keyof Bundle["looks"]} LookName */
/** @typedef {{names: Record<string, string>, label: import("./labels.js").Label}} Named */
/** @typedef {ReturnType<typeof startGround>} Ground */

const PANES = { ground: "310", lines: "420", routes: "430", labels: "620" };

/**
 * Draw the ground; return functions that write its names in a language and find the fill of an area.
 * @param {import("./map.js").Parts} parts
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
  const named = addGround(parts);
  addLegend(map, () => makeLegend(looks, data.borders.features.map(({ properties }) => properties), words, fill));
  map.attributionControl.setPrefix(false);
  for (const credit of words.credits) map.attributionControl.addAttribution(credit);

  // Write the names of neighbours and towns; call when the language changed.
  function paint() {
    for (const { label, names } of named) parts.labels.write(label, [nameIn(names, parts.view.lang)]);
  }
  return { paint, fill };
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

/** @type {(parts: import("./map.js").Parts) => Named[]} */
function addGround(parts) {
  const { map, groups, data, labels } = parts;
  for (const [name, zIndex] of Object.entries(PANES))
    Object.assign(map.createPane(name).style, { zIndex, pointerEvents: "none" });
  const neighbours = groups.neighbours ?? map;
  const isSet = { interactive: false, pane: "ground" };
  L.geoJSON(data.neighbours, { ...isSet, style: () => ({ className: "neighbour", weight: 1 }) }).addTo(neighbours);
  L.geoJSON(data.waters, { ...isSet, style: (f) => ({ className: `water ${f?.properties.kind}`, weight: 1 }) }).addTo(map);
  L.geoJSON(data.borders, {
    interactive: false, pane: "lines",
    style: (f) => ({ className: `border ${f?.properties.kind}`, fill: false }),
    onEachFeature: (f, line) => line.addTo(groups[f.properties.kind] ?? map),
  });
  const named = [];
  for (const { properties: { label, names } } of data.neighbours.features)
    if (label && groups.neighbours) named.push({ names, label: labels.add(groups.neighbours, label, "neighbour-name", 4) });
  for (const place of data.places) if (groups.settlements) named.push(addPlace(parts, groups.settlements, place));
  return named;
}

/** @type {(parts: import("./map.js").Parts, group: L.LayerGroup, place: import("./data").Place) => Named} */
function addPlace({ days, labels }, group, { lat, lon, kind, names, district }) {
  const isContext = !days.has(district);
  const className = [kind, isContext ? "context" : ""].filter(Boolean).join(" ");
  const dot = { radius: 2.5, className: `place ${className}`, pane: "lines", interactive: false };
  L.circleMarker([lat, lon], dot).addTo(group);
  return { names, label: labels.add(group, [lon, lat], `place-name ${className}`, isContext ? 3 : 2) };
}

// ---- legend --------------------------------------------------------------------------------------------

/** @type {(map: L.Map, make: () => HTMLDetailsElement) => void} */
function addLegend(map, makeBox) {
  const legend = new L.Control({ position: "bottomleft" });
  legend.onAdd = () => {
    const box = makeBox();
    box.open = map.getSize().x > 560;
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  legend.addTo(map);
}

/** @type {(looks: [LookName, Look][], lines: import("./data").Line[], words: import("./data").Words, fill: (name: LookName, isPlain: boolean) => string) => HTMLDetailsElement} */
function makeLegend(looks, lines, words, fill) {
  const box = /** @type {HTMLDetailsElement} */ (make("details", "legend"));
  box.append(make("summary", "", words.legend));
  const route = { d: "M1,8 L18,8", class: "route", "marker-end": "url(#arrow)", "stroke-width": 2.5 };
  for (const [name, look] of looks) {
    const area = { x: 0.5, y: 0.5, width: 25, height: 14, fill: fill(name, false), stroke: look.stroke };
    box.append(legendRow(name === "route" ? svg("path", route) : svg("rect", area), look.words));
  }
  const names = new Map([...lines].reverse().map(({ kind, name }) => [kind, name]));
  for (const kind of new Set(lines.map((line) => line.kind))) {
    const text = kind === "international_border" ? words.border : names.get(kind);
    box.append(legendRow(svg("path", { d: "M0,8 L26,8", class: `border ${kind}` }), text ?? ""));
  }
  return box;
}

/** @type {(sample: SVGElement, text: string) => HTMLElement} */
function legendRow(sample, text) {
  const row = make("div", "legend-row");
  const swatch = svg("svg", { width: 26, height: 15, "aria-hidden": "true" });
  swatch.append(sample);
  row.append(swatch, make("span", "", text));
  return row;
}
