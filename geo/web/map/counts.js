// How many events there are in the thirty days up to the date: circles on one canvas above the districts.
//
// The layer lies in the group `counts`, which starts off in a small collection; while it is off nothing is drawn. An event
// with a point is drawn there as a disc; one known by its district only as a ring at the district's name: it is somewhere
// in it. Those too close to be distinguished share a circle with their number. The area goes by the number; the day's own
// events are strong, earlier ones pale.
import { WORLD, makeCounter } from "./cells.js";
import { fill, wordCount } from "../days/days.js";
import { readRows } from "../days/rows.js";

/** @typedef {import("./cells.js").Counted} Counted */
/** @typedef {import("../days/day.js").Asked} Asked */
/**
 * A circle as it is drawn: how many events, how many of them of the day itself, whether they are at this very place.
 * @typedef {{number: number, own: number, isExact: boolean, at: L.LatLng}} Circle
 */

const [LEAST, FULL, MOST] = [7, 26, 36];
const MARGIN = 0.15;
const NAME = 18;
// The variables of the style sheet that hold the colours.
const INKS = ["count", "count-own", "count-edge", "count-ink", "count-ink-own", "count-veil", "halo"];

/**
 * Add the layer to its group; return the function that paints it for a view.
 * @param {import("./map.js").Parts} parts
 * @returns {(view: Asked) => void}
 */
export function startCounts({ map, groups, words, data, days }) {
  const { counts: group } = groups;
  if (!group) return () => {};
  const labels = new Map(data.districts.features.map(({ properties }) => [properties.id, properties.label]));
  const count = makeCounter(data.days.codes.map((code) => labels.get(code)));
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
  return (next) => {
    view = next;
    if (map.hasLayer(layer)) layer.draw();
  };

  /**
   * Draw the circles; return them if they are to be `listed`.
   * @param {Canvas} canvas
   * @param {boolean} isListed
   */
  function draw(canvas, isListed) {
    /** @type {Circle[]} */
    const circles = [];
    canvas.brush.clearRect(0, 0, canvas.width, canvas.height);
    if (!view) return circles;
    const found = days.recent(view);
    const counted = found && count(found, map.getZoom(), readRows(view.among));
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
      const isExact = grid.isExact[cell] === 1;
      // A ring hangs below the name of its district.
      drawCircle(brush, x, isExact ? y : y + around + NAME, { around, number, own, isExact }, inks);
      if (circles) circles.push({ number, own, isExact, at: map.layerPointToLatLng([x + origin.x, y + origin.y]) });
    }
  }
}

/**
 * Return the control that says how many events are counted, and the function that sets it.
 * @param {import("../data").Words} words
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
/** @type {(words: import("../data").Words, counted: Counted) => string} */
function wordCounted(words, { events, placeless }) {
  const text = wordCount(words.counted, events, words.lang);
  return placeless ? fill(words.placeless, { counted: text, n: placeless }) : text;
}

/** @typedef {{brush: CanvasRenderingContext2D, origin: L.Point, width: number, height: number}} Canvas */
/**
 * Return the class of a layer that is one canvas, somewhat larger than the window, so that panning shows no edge at once.
 * @param {(canvas: Canvas, isListed: boolean) => Circle[]} draw
 */
function makeLayerClass(draw) {
  return class CountLayer extends L.Layer {
    element = document.createElement("canvas");
    /** @type {Canvas} */
    canvas = {
      brush: /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d")),
      origin: new L.Point(0, 0),
      width: 0,
      height: 0,
    };
    /** @param {{pane: HTMLElement}} options */
    constructor({ pane }) {
      super();
      this.holder = pane;
      this.element.className = "counts leaflet-zoom-hide";
    }
    /** @override */
    onAdd() {
      this.holder.append(this.element);
      this.place();
      return this;
    }
    /** @override */
    onRemove() {
      this.element.remove();
      return this;
    }
    /** @override */
    getEvents() {
      const place = () => this.place();
      return { moveend: place, viewreset: place, resize: place };
    }
    place() {
      const map = this._map;
      const size = map.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
      const dense = window.devicePixelRatio || 1;
      const origin = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
      if (this.canvas.width !== width || this.canvas.height !== height) {
        Object.assign(this.element, { width: width * dense, height: height * dense });
        Object.assign(this.element.style, { width: `${width}px`, height: `${height}px` });
      }
      Object.assign(this.canvas, { origin, width, height });
      this.canvas.brush.setTransform(dense, 0, 0, dense, 0, 0);
      L.DomUtil.setPosition(this.element, origin);
      this.draw();
    }
    draw() {
      draw(this.canvas, false);
    }
    // What the canvas shows: it has no elements to look at.
    circles() {
      return draw(this.canvas, true);
    }
  };
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
 * @param {{around: number, number: number, own: number, isExact: boolean}} circle
 * @param {Record<string, string>} inks
 */
function drawCircle(brush, x, y, { around, number, own, isExact }, inks) {
  const inner = own ? around * Math.sqrt(own / number) : 0;
  brush.beginPath();
  brush.arc(x, y, around, 0, 2 * Math.PI);
  brush.fillStyle = isExact ? inks.count : inks["count-veil"];
  brush.fill();
  // A ring is broken: somewhere in this district, not here.
  brush.setLineDash(isExact ? [] : [3, 3]);
  brush.lineWidth = isExact ? 1 : 2;
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
