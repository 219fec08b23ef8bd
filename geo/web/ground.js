// What never changes with the date: hatches, neighbours, waters, lines, towns, the legend.
import { makeHead } from "./routes.js";
import { make, nameIn, svg } from "./tools.js";

/** @typedef {import("./data").Bundle} Bundle */
/** @typedef {import("./data").Look} Look */
/** @typedef {keyof Bundle["looks"]} LookName */
/** @typedef {{names: Record<string, string>, label: import("./labels.js").Label}} Named */
/** @typedef {ReturnType<typeof startGround>} Ground */

const BARE = "#f2efe9";
/**
 * How much of an area its hatch covers, about.
 * @type {Partial<Record<Look["hatch"], number>>}
 */
const INKED = { lines: 0.2, cross: 0.38, dots: 0.1 };
const PANES = { ground: "310", lines: "420", routes: "430", labels: "620" };

/**
 * Draw the ground; return what writes its names in a language, and what tells the fill of an area.
 * @param {import("./map.js").Parts} parts
 */
export function startGround(parts) {
  const { map, words, data } = parts;
  const looks = /** @type {[LookName, Look][]} */ (Object.entries(data.looks));
  const plains = Object.fromEntries(looks.map(([name, look]) => [name, mix(look)]));
  /**
   * The fill of an area that looks like this: its hatch, or a plain colour, which is painted many times faster.
   * @param {LookName} name
   * @param {boolean} isPlain
   */
  const fill = (name, isPlain) => (isPlain ? plains[name] : `url(#hatch-${name})`);

  addHatches(looks, data.looks.route.fill);
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

/** @type {(id: string, look: Look) => SVGPatternElement} */
function makeHatch(id, look) {
  const tile = svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" });
  tile.append(svg("rect", { width: 8, height: 8, fill: look.fill === "none" ? BARE : look.fill }));
  const stroke = { stroke: look.stroke, "stroke-width": 1.1, "stroke-opacity": 0.75, fill: "none" };
  if (look.hatch === "lines" || look.hatch === "cross")
    tile.append(svg("path", { d: "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6", ...stroke }));
  if (look.hatch === "cross") tile.append(svg("path", { d: "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2", ...stroke }));
  if (look.hatch === "dots")
    tile.append(svg("circle", { cx: 4, cy: 4, r: 1.5, fill: look.stroke, "fill-opacity": 0.8 }));
  return tile;
}

/**
 * Return about the colour that a hatched area has from afar.
 * @param {Look} look
 */
export function mix({ fill, stroke, hatch }) {
  const share = INKED[hatch] ?? 0;
  const [under, over] = [fill === "none" ? BARE : fill, stroke].map((colour) =>
    [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  return `rgb(${under.map((part, at) => Math.round(part + (over[at] - part) * share)).join(", ")})`;
}

/** @type {(looks: [LookName, Look][], arrow: string) => void} */
function addHatches(looks, arrow) {
  // A drawing of its own, so that no redrawing of Leaflet's takes the patterns away.
  const host = svg("svg", { width: 0, height: 0, "aria-hidden": "true" });
  host.style.position = "absolute";
  const defs = svg("defs", {});
  defs.append(...looks.map(([name, look]) => makeHatch(`hatch-${name}`, look)), makeHead(arrow));
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
