// Where events lie, and how many of them share a cell of a grid: what the circles of counts.js are drawn from.
//
// Places are parts of the world's width, from the north-west corner, in the web's common projection (EPSG:3857).
import { isLet } from "../../days/rows.js";

/** @typedef {import("../../days/chunks.js").Chunk} Chunk */
/** @typedef {import("../../days/day.js").Recent} Recent */
/** @typedef {[number, number]} Point */
/** @typedef {ReturnType<typeof placeRows>} Spots */
/** @typedef {ReturnType<typeof layGrid>} Grid */
/**
 * The first `many` cells of the grid's `used` hold the events counted; `placeless` of the `events` lie in none.
 * @typedef {{grid: Grid, spots: Spots, many: number, events: number, placeless: number}} Counted
 */

// How near to a point its events are: there, near it, somewhere around it; or somewhere in the district that it names.
export const WAYS = { exact: 0, near: 1, around: 2, district: 3 };
const CELL = 44;
const HALF = Math.PI / 4;
export const WORLD = 256;

/**
 * Return where a point [lon, lat] lies.
 * @param {readonly [number, number]} point
 * @returns {Point}
 */
export function project([lon, lat]) {
  const safe = Math.max(Math.min(lat, 85.0511), -85.0511);
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(HALF + (safe * Math.PI) / 360)) / (2 * Math.PI)];
}

/**
 * Return where the rows of a chunk lie. Each place and district is a target, at `x` and `y`, of a `way`; `where` has the
 * target of each row, -1 for none. `begins` marks the first row of an event, `placeless` the events of which no row has
 * a target.
 * @param {Pick<Chunk, "event" | "place" | "district" | "places" | "ways">} chunk
 * @param {ReadonlyArray<readonly [number, number] | undefined>} labels the points of the districts, by their number
 */
export function placeRows({ event, place, district, places, ways }, labels) {
  /** @type {number[]} */
  const x = [];
  /** @type {number[]} */
  const y = [];
  /** @type {number[]} */
  const way = [];
  /** @type {(point: readonly [number, number], how: number) => number} */
  const add = (point, how) => {
    const [east, south] = project(point);
    x.push(east);
    way.push(how);
    return y.push(south) - 1;
  };
  for (let at = 0; at < places.length; at += 2) add([places[at], places[at + 1]], ways[at / 2]);
  const ofDistrict = labels.map((label) => (label ? add(label, WAYS.district) : -1));
  let hasPlace = false;
  const where = Int32Array.from(event, (number, row) => {
    // The rows of an event stand together, those with a place first.
    if (row === 0 || event[row - 1] !== number) hasPlace = place[row] >= 0;
    if (hasPlace) return place[row];
    return district[row] >= 0 ? ofDistrict[district[row]] : -1;
  });
  const begins = Uint8Array.from(event, (number, row) => (row === 0 || event[row - 1] !== number ? 1 : 0));
  const placeless = new Uint8Array(event.length);
  for (let row = 0, from = 0; row < event.length; row += 1) {
    if (begins[row]) {
      from = row;
      placeless[row] = 1;
    }
    if (where[row] >= 0) placeless[from] = 0;
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), way: Uint8Array.from(way), where, begins, placeless };
}

/**
 * Return the cells at a zoom, numbered in the order in which they are met. Targets of different ways do not share one.
 * @param {Spots} spots
 * @param {number} zoom
 */
export function layGrid(spots, zoom) {
  const size = CELL / (WORLD * 2 ** zoom);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const cell = Int32Array.from(spots.x, (x, target) => {
    const key = `${spots.way[target]} ${Math.floor(x / size)} ${Math.floor(spots.y[target] / size)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const count = numbers.size;
  const way = new Uint8Array(count);
  cell.forEach((number, target) => {
    way[number] = spots.way[target];
  });
  const [all, own, used, last] = [0, 1, 2, 3].map(() => new Int32Array(count));
  return { zoom, cell, way, all, own, x: new Float64Array(count), y: new Float64Array(count), used, last };
}

/**
 * Return the function that counts the rows of thirty days by cell. A cell's `all` must be 0 before it is counted again:
 * the caller resets it after reading.
 * @param {ReadonlyArray<readonly [number, number] | undefined>} labels the points of the districts, by their number
 */
export function makeCounter(labels) {
  /** @type {WeakMap<Chunk, {spots: Spots, grid: Grid}>} */
  const known = new WeakMap();

  /** @type {(chunk: Chunk, zoom: number) => {spots: Spots, grid: Grid}} */
  function lay(chunk, zoom) {
    const found = known.get(chunk);
    if (found && found.grid.zoom === zoom) return found;
    const spots = found ? found.spots : placeRows(chunk, labels);
    const laid = { spots, grid: layGrid(spots, zoom) };
    known.set(chunk, laid);
    return laid;
  }
  /**
   * @param {Recent} recent
   * @param {number} zoom
   * @param {Uint8Array | null} bits which events the filter lets through
   * @returns {Counted}
   */
  function count({ chunk, low, high, day }, zoom, bits) {
    const { spots, grid } = lay(chunk, zoom);
    const { all, own, x, y, used, last } = grid;
    let [many, events, placeless] = [0, 0, 0];
    for (let row = low; row <= high; row += 1) {
      if (!isLet(bits, chunk.event[row])) continue;
      events += spots.begins[row];
      placeless += spots.placeless[row];
      const target = spots.where[row];
      if (target < 0) continue;
      const cell = grid.cell[target];
      if (all[cell] === 0) {
        used[many] = cell;
        many += 1;
        x[cell] = y[cell] = own[cell] = 0;
      } else if (last[cell] === chunk.event[row]) continue;
      last[cell] = chunk.event[row];
      all[cell] += 1;
      x[cell] += spots.x[target];
      y[cell] += spots.y[target];
      if (chunk.first[row] === day) own[cell] += 1;
    }
    return { grid, spots, many, events, placeless };
  }
  /**
   * Return the events of a cell that `count` has counted, each once, the latest first.
   * @param {Recent} recent
   * @param {number} zoom
   * @param {Uint8Array | null} bits
   * @param {number} cell
   */
  function list({ chunk, low, high }, zoom, bits, cell) {
    const { spots, grid } = lay(chunk, zoom);
    /** @type {Set<number>} */
    const found = new Set();
    for (let row = high; row >= low; row -= 1)
      if (spots.where[row] >= 0 && grid.cell[spots.where[row]] === cell && isLet(bits, chunk.event[row])) found.add(chunk.event[row]);
    return [...found];
  }
  return { count, list };
}
