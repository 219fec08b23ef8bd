// The legend: what is on the map on the day that it shows, and no more.
import { make, svg } from "../../tools.js";

/** @typedef {import("../../data").Bundle} Bundle */
/** @typedef {keyof Bundle["looks"]} LookName */

const WIDE = 560;

/**
 * Add the legend, closed on a narrow map; return the function that shows the rows of what is seen: looks and kinds of lines.
 * @param {import("../map.js").Parts} parts
 * @param {(name: LookName, isPlain: boolean) => string} fill
 * @returns {(seen: ReadonlySet<string>) => void}
 */
export function startLegend({ map, words, data }, fill) {
  const box = /** @type {HTMLDetailsElement} */ (make("details", "legend"));
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  /** @type {string | null} */
  let shown = null;
  box.append(make("summary", "", words.legend));
  for (const [name, look] of Object.entries(data.looks)) {
    const route = { d: "M1,8 L18,8", class: "route", "marker-end": "url(#arrow)", "stroke-width": 2.5 };
    const area = { x: 0.5, y: 0.5, width: 25, height: 14, stroke: look.stroke, class: `sample ${name}` };
    const sample = name === "route" ? svg("path", route)
      : svg("rect", { ...area, fill: fill(/** @type {LookName} */ (name), false) });
    rows.set(name, makeRow(sample, look.words));
  }
  const names = new Map([...data.borders.features].reverse().map(({ properties: { kind, name } }) => [kind, name]));
  for (const kind of new Set(data.borders.features.map(({ properties }) => properties.kind))) {
    const text = kind === "international_border" ? words.border : names.get(kind);
    rows.set(kind, makeRow(svg("path", { d: "M0,8 L26,8", class: `border ${kind}` }), text ?? ""));
  }
  box.append(...rows.values());
  const legend = new L.Control({ position: "bottomleft" });
  legend.onAdd = () => {
    box.open = map.getSize().x > WIDE;
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  legend.addTo(map);
  return (seen) => {
    const key = [...rows.keys()].filter((name) => seen.has(name)).join(" ");
    if (key === shown) return;
    shown = key;
    for (const [name, row] of rows) row.hidden = !seen.has(name);
    // A map of points has nothing that needs one.
    box.hidden = key === "";
  };
}

/** @type {(sample: SVGElement, text: string) => HTMLElement} */
function makeRow(sample, text) {
  const row = make("div", "legend-row");
  const swatch = svg("svg", { width: 26, height: 15, "aria-hidden": "true" });
  swatch.append(sample);
  row.append(swatch, make("span", "", text));
  return row;
}
