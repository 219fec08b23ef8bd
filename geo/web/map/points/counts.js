// How many events there are in the thirty days up to the date: circles on one canvas above the districts.
//
// The layer lies in the group `counts`, which starts off in a small collection; while it is off nothing is drawn. An event
// with a point is drawn there as a disc; one known by its district only as a ring at the district's name: it is somewhere
// in it. Those too close to be distinguished share a circle with their number. The area goes by the number; the day's own
// events are strong, earlier ones pale.
import { makeLayerClass } from "./canvas.js";
import { WAYS, WORLD, makeCounter } from "./cells.js";
import { fill, wordCount } from "../../days/days.js";
import { readRows } from "../../days/rows.js";

/** @typedef {import("./cells.js").Counted} Counted */
/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("../../days/day.js").Asked} Asked */
/**
 * A circle as it is drawn: how many events, how many of them of the day itself, how near to this place they are (WAYS);
 * where it is, in pixels of the canvas and on the ground, how far it reaches, and its cell.
 * @typedef {{number: number, own: number, way: number, x: number, y: number, around: number, at: L.LatLng, cell: number}} Circle
 */

const [LEAST, FULL, MOST] = [7, 26, 36];
const NAME = 18;
// The variables of the style sheet that hold the colours.
const INKS = ["count", "count-own", "count-edge", "count-ink", "count-ink-own", "count-veil", "halo"];

/**
 * Add the layer to its group; return the function that paints it for a view, and the one that tells which events stand in
 * the circle at a point of the map, in pixels: their numbers, the latest first, and how near they are to that place.
 * @param {import("../map.js").Parts} parts
 * @returns {{paint: (view: Asked) => void, find: (point: readonly [number, number]) => {circle: Circle, events: number[]} | null,
 *   list: () => {point: readonly [number, number], around: number}[], isShown: () => boolean}} `list` tells where the circles in view are
 */
export function startCounts({ map, groups, words, data, days }) {
  const { counts: group } = groups;
  if (!group) return { paint: () => {}, find: () => null, list: () => [], isShown: () => false };
  const labels = new Map(data.districts.features.map(({ properties }) => [properties.id, properties.label]));
  const counter = makeCounter(data.days.codes.map((code) => labels.get(code)));
  const scale = FULL / Math.sqrt(Math.max(data.days.counts.peak, 12));
  /** @param {number} number */
  const radius = (number) => Math.min(Math.max(scale * Math.sqrt(number), LEAST), MOST);
  const pane = map.createPane("counts");
  Object.assign(pane.style, { zIndex: "610", pointerEvents: "none" });
  const key = addKey(words);

  /** @type {Asked | null} */
  let view = null;
  /** @type {Record<string, string> | null} */
  let known = null;
  /** @type {Circle[] | null} The circles as they are drawn now, listed when they are asked for. */
  let drawn = null;
  const layer = new (makeLayerClass(draw))({ pane });
  layer.on("add", () => key.control.addTo(map)).on("remove", () => key.control.remove());
  // The style sheet may come later than the first drawing, and have other colours at night.
  const redraw = () => {
    known = null;
    if (map.hasLayer(layer)) layer.draw();
  };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.addEventListener("load", redraw);
  if (!data.days.counts.shown) map.removeLayer(group);
  group.addLayer(layer);
  return { paint, find, list, isShown: () => map.hasLayer(layer) };

  /** @param {Asked} next */
  function paint(next) {
    view = next;
    if (map.hasLayer(layer)) layer.draw();
  }
  /** @param {readonly [number, number]} point */
  function find([left, top]) {
    if (!view || !map.hasLayer(layer)) return null;
    drawn ??= layer.circles();
    const { x, y } = map.containerPointToLayerPoint([left, top]).subtract(layer.canvas.origin);
    // The last one drawn lies uppermost.
    const circle = drawn.filter((one) => Math.hypot(one.x - x, one.y - y) <= one.around).pop();
    const recent = circle && days.recent(view);
    return recent ? { circle, events: counter.list(recent, map.getZoom(), readRows(view.among), circle.cell) } : null;
  }

  function list() {
    if (!view || !map.hasLayer(layer)) return [];
    drawn ??= layer.circles();
    const size = map.getSize();
    return drawn.flatMap(({ x, y, around }) => {
      const at = map.layerPointToContainerPoint(L.point(x, y).add(layer.canvas.origin));
      return at.x >= 0 && at.y >= 0 && at.x <= size.x && at.y <= size.y ? [{ point: /** @type {const} */ ([at.x, at.y]), around }] : [];
    });
  }

  /**
   * Draw the circles; return them if they are to be `listed`.
   * @param {Canvas} canvas
   * @param {boolean} isListed
   */
  function draw(canvas, isListed) {
    /** @type {Circle[]} */
    const circles = [];
    drawn = null;
    canvas.brush.clearRect(0, 0, canvas.width, canvas.height);
    if (!view) return circles;
    const found = days.recent(view);
    const counted = found && counter.count(found, map.getZoom(), readRows(view.among));
    if (counted) drawCells(canvas, counted, isListed ? circles : null);
    key.write(counted);
    return circles;
  }
  /** @type {(canvas: Canvas, counted: Counted, circles: Circle[] | null) => void} */
  function drawCells({ brush, origin, width, height }, { grid, many }, circles) {
    const inks = (known ??= readInks(map.getContainer()));
    const world = WORLD * 2 ** map.getZoom();
    const corner = map.getPixelOrigin().add(origin);
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    for (let at = 0; at < many; at += 1) {
      const cell = grid.used[at];
      const number = grid.all[cell];
      const own = grid.own[cell];
      const [x, y] = [(grid.x[cell] / number) * world - corner.x, (grid.y[cell] / number) * world - corner.y];
      grid.all[cell] = 0;
      const around = radius(number);
      if (x < -around || y < -around || x > width + around || y > height + around) continue;
      const way = grid.way[cell];
      // A ring hangs below the name of its district.
      const low = way === WAYS.district ? y + around + NAME : y;
      drawCircle(brush, x, low, { around, number, own, way }, inks);
      if (circles) circles.push({ number, own, way, x, y: low, around, at: map.layerPointToLatLng([x + origin.x, y + origin.y]), cell });
    }
  }
}

/**
 * Return the control that says how many events are counted, and the function that sets it.
 * @param {import("../../data").Words} words
 */
function addKey(words) {
  const control = new L.Control({ position: "bottomright" });
  const box = L.DomUtil.create("div", "counts-box");
  const line = L.DomUtil.create("div", "counts-told", box);
  L.DomUtil.create("div", "counts-key", box).textContent = words.counts_key;
  control.onAdd = () => box;
  /** @param {Counted | null} counted */
  function write(counted) {
    const text = counted ? wordCounted(words, counted) : words.loading;
    if (line.textContent !== text) line.textContent = text;
  }
  return { control, write };
}
/** @type {(words: import("../../data").Words, counted: Counted) => string} */
function wordCounted(words, { events, placeless }) {
  const text = wordCount(words.counted, events, words.lang);
  return placeless ? fill(words.placeless, { counted: text, n: placeless }) : text;
}

/**
 * Return the colours as the style sheet has them now.
 * @param {HTMLElement} holder
 * @returns {Record<string, string>}
 */
function readInks(holder) {
  const style = getComputedStyle(holder);
  return Object.fromEntries(INKS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {number} x
 * @param {number} y
 * @param {{around: number, number: number, own: number, way: number}} circle
 * @param {Record<string, string>} inks
 */
function drawCircle(brush, x, y, { around, number, own, way }, inks) {
  const inner = own ? around * Math.sqrt(own / number) : 0;
  brush.beginPath();
  brush.arc(x, y, around, 0, 2 * Math.PI);
  brush.fillStyle = way <= WAYS.near ? inks.count : inks["count-veil"];
  brush.fill();
  // An edge is broken where they are near this place, or somewhere around it, not here.
  brush.setLineDash(way === WAYS.exact ? [] : [3, 3]);
  brush.lineWidth = way === WAYS.exact ? 1 : 2;
  brush.strokeStyle = inks["count-edge"];
  brush.stroke();
  if (inner) {
    brush.beginPath();
    brush.arc(x, y, inner, 0, 2 * Math.PI);
    brush.fillStyle = inks["count-own"];
    brush.fill();
  }
  brush.font = "600 12px sans-serif";
  const isDark = inner > around * 0.6;
  if (inner && !isDark) {
    brush.setLineDash([]);
    brush.lineWidth = 3;
    brush.strokeStyle = inks.halo;
    brush.strokeText(String(number), x, y);
  }
  brush.fillStyle = isDark ? inks["count-ink-own"] : inks["count-ink"];
  brush.fillText(String(number), x, y);
}
