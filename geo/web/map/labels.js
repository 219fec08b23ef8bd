// The words on the map: written at once, put out of each other's way when the reader pauses.
//
// A step writes the text of labels that changed and reads no layout. How a label last stood at this zoom, by the
// shape of its text, is remembered: a text that comes back, or differs in its digits only, shows as it stood.
import { HOME, moveBox, placeLabels } from "./placing.js";
import { make, whenIdle } from "../tools.js";

/** @typedef {import("./placing.js").Stand} Stand */
/**
 * A label: its `text` as it is written, `shape` the same without its digits, `stood` how it last stood for a shape.
 * @typedef {{element: HTMLElement, marker: L.Marker, group: L.LayerGroup, rank: number, isFirm: boolean, text: string,
 *   shape: string, spans: HTMLElement[], stand: Stand, stood: Map<string, Stand>}} Label
 */
/** @typedef {ReturnType<typeof startLabels>} Labels */

const REST = 150;

/**
 * Return the functions that add, remove and write labels, and put them out of each other's way and of the map's controls.
 * @param {L.Map} map
 */
export function startLabels(map) {
  /** @type {Set<Label>} */
  const labels = new Set();
  const holder = map.getContainer();
  const Flat = makeMarkerClass();
  let resting = 0;
  let settling = 0;

  /**
   * Add a label at a point [lon, lat]; `rank` as in placing.js.
   * @param {L.LayerGroup} group
   * @param {readonly [number, number]} point
   * @param {string} className
   * @param {number} rank
   */
  function add(group, [lon, lat], className, rank) {
    const element = make("div", `label ${className}`);
    const icon = L.divIcon({ html: element, className: "label-anchor", iconSize: [0, 0] });
    const marker = new Flat([lat, lon], { icon, pane: "labels", interactive: false, keyboard: false }).addTo(group);
    /** @type {Label} */
    const label = {
      element, marker, group, rank, isFirm: true,
      text: "", shape: "", spans: [], stand: { way: HOME, hidden: [] }, stood: new Map(),
    };
    labels.add(label);
    return label;
  }
  /** @param {Label} label */
  function remove(label) {
    label.group.removeLayer(label.marker);
    labels.delete(label);
  }

  /** @type {(label: Label, lines: string[], lang: string) => void} `lang` is that of the first line, a name. */
  function write(label, lines, lang) {
    const text = lines.join("\n");
    if (label.spans[0] && label.spans[0].lang !== lang) label.spans[0].lang = lang;
    if (text === label.text) return;
    label.text = text;
    const { spans, element } = label;
    lines.forEach((line, at) => {
      if (!spans[at]) element.append((spans[at] = Object.assign(make("span", "", line), at ? { dir: "auto" } : { dir: "auto", lang })));
      else writeText(spans[at], line);
    });
    while (spans.length > lines.length) spans.pop()?.remove();
    label.stand.hidden.length = Math.min(label.stand.hidden.length, spans.length);
    const shape = text.replace(/\d/g, "0");
    if (shape === label.shape) return;
    label.shape = shape;
    setStand(label, label.stood.get(shape) ?? { way: label.stand.way, hidden: [] });
    clearTimeout(resting);
    resting = window.setTimeout(() => whenIdle(settle, 1000), REST);
  }

  // All is read before anything is written: one layout at most.
  function settle() {
    const controls = [...holder.querySelectorAll(".leaflet-control")];
    const taken = controls.map((control) => control.getBoundingClientRect()).filter(({ width }) => width > 0);
    const seen = [...labels].map((label) => {
      const [x, y] = label.stand.way;
      return { label, boxes: label.spans.map((span) => moveBox(span.getBoundingClientRect(), [-x, -y])) };
    }).filter(({ boxes }) => boxes.length && boxes[0].right > boxes[0].left);
    const stands = placeLabels(seen.map(({ label: { element, rank, isFirm }, boxes }) => (
      { boxes, rank, isFirm, isWide: element.classList.contains("ground-name") })), taken);
    seen.forEach(({ label }, at) => {
      setStand(label, stands[at]);
      label.stood.set(label.shape, stands[at]);
    });
  }

  // Call when the view, a control, the style sheet or the language changed: nothing that is remembered holds any more.
  function resettle() {
    for (const label of labels) label.stood.clear();
    clearTimeout(resting);
    cancelAnimationFrame(settling);
    settling = requestAnimationFrame(settle);
  }

  map.on("moveend", resettle);
  // A legend that is opened or closed.
  holder.addEventListener("toggle", resettle, { capture: true });
  return { add, remove, write, resettle, settle };
}

/**
 * Write a text into the one node of text that an element has.
 * @param {HTMLElement} element
 * @param {string} text
 */
function writeText(element, text) {
  const node = element.firstChild;
  if (node && node.nodeValue !== text) node.nodeValue = text;
}

/** @type {(label: Label, stand: Stand) => void} */
function setStand(label, { way, hidden }) {
  const { element, spans, stand } = label;
  if (way !== stand.way) {
    element.style.marginLeft = way[0] ? `${way[0]}px` : "";
    element.style.marginTop = way[1] ? `${way[1]}px` : "";
  }
  spans.forEach((span, at) => {
    if (Boolean(hidden[at]) !== Boolean(stand.hidden[at])) span.classList.toggle("hidden", Boolean(hidden[at]));
  });
  label.stand = { way, hidden: spans.map((_, at) => Boolean(hidden[at])) };
}

// Leaflet's own `translate3d` would make each label a layer for the compositor: a hundred of them cost more
// in each frame than all else that a step does.
function makeMarkerClass() {
  const { _setPos: place } = /** @type {{_setPos: (position: L.Point) => void}} */ (/** @type {unknown} */ (L.Marker.prototype));
  const flat = L.Marker.extend({
    /** @type {(this: {_icon: HTMLElement}, position: L.Point) => void} */
    _setPos(position) {
      place.call(this, position);
      this._icon.style.transform = `translate(${position.x}px, ${position.y}px)`;
    },
  });
  return /** @type {typeof L.Marker} */ (/** @type {unknown} */ (flat));
}
