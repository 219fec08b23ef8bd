// Lines of a time, as the border of 1991 and the line of 1994: drawn from their day on, with their date in their name.
import { langIn, nameIn } from "../../tools.js";

/** @typedef {import("../../data").Line} Line */
/** @typedef {{line: Line, layer: L.Layer, group: L.LayerGroup, label: import("../labels.js").Label | null, isShown: boolean}} Period */

/**
 * Return what gathers lines, shows those of a day and tells their kinds, and writes their names.
 * @param {import("../map.js").Parts} parts
 */
export function startPeriods({ map, groups, labels, view }) {
  /** @type {Period[]} */
  const periods = [];
  const plain = L.layerGroup().addTo(map);

  /** @type {(line: Line, layer: L.Layer) => void} */
  function add(line, layer) {
    const group = groups[line.kind] ?? plain;
    group.addLayer(layer);
    const label = line.label && line.names ? labels.add(group, line.label, `line-name ${line.kind}`, 5) : null;
    periods.push({ line, layer, group, label, isShown: true });
  }
  // Call at each day: it touches what changes.
  function paint() {
    for (const period of periods) {
      const isShown = isOfDay(period.line, view.date);
      if (isShown === period.isShown) continue;
      period.isShown = isShown;
      for (const layer of [period.layer, period.label?.marker])
        if (layer && isShown) period.group.addLayer(layer);
        else if (layer) period.group.removeLayer(layer);
    }
  }
  function name() {
    for (const { label, line: { names } } of periods) if (label && names) labels.write(label, [nameIn(names, view.lang)], langIn(names, view.lang));
  }
  /** Return the kinds of the lines that are on the map now. */
  function kinds() {
    return periods.filter(({ group, isShown }) => isShown && map.hasLayer(group)).map(({ line }) => line.kind);
  }
  return { add, paint, name, kinds };
}

/**
 * Tell whether a line is drawn on a day: one that names no day is always drawn.
 * @param {{since?: string}} line
 * @param {string} day
 */
export function isOfDay({ since }, day) {
  return !since || day >= since;
}
