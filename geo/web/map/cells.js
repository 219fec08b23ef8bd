// Where events lie, and how many of them share a cell of a grid: what the circles of counts.js are drawn from.
//
// Places are parts of the world's width, from the north-west corner, in the web's common projection (EPSG:3857).
import { isLet } from "../days/rows.js";

/** @typedef {import("../days/chunks.js").Chunk} Chunk */
/** @typedef {import("../days/day.js").Recent} Recent */
/** @typedef {[number, number]} Point */
/** @typedef {ReturnType<typeof placeRows>} Spots */
/** @typedef {ReturnType<typeof layGrid>} Grid */
/**
 * The first `many` cells of the grid's `used` hold the events counted; `placeless` of the `events` lie in none.
 * @typedef {{grid: Grid, spots: Spots, many: number, events: number, placeless: number}} Counted
 */

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
 * Return where the rows of a chunk lie. Each place and district is a target, at `x` and `y`, the `exact` ones first;
 * `where` has the target of each row, -1 for none. `begins` marks the first row of an event, `placeless` the events of
 * which no row has a target.
 * @param {Pick<Chunk, "event" | "place" | "district" | "places">} chunk
 * @param {ReadonlyArray<readonly [number, number] | undefined>} labels the points of the districts, by their number
 */
export function placeRows({ event, place, district, places }, labels) {
  /** @type {number[]} */
  const x = [];
  /** @type {number[]} */
  const y = [];
  /** @param {readonly [number, number]} point */
  const add = (point) => {
    const [east, south] = project(point);
    x.push(east);
    return y.push(south) - 1;
  };
  const exact = places.length / 2;
  for (let at = 0; at < places.length; at += 2) add([places[at], places[at + 1]]);
  const ofDistrict = labels.map((label) => (label ? add(label) : -1));
  const where = Int32Array.from(event, (_, row) => {
    if (place[row] >= 0) return row > 0 && event[row - 1] === event[row] ? -1 : place[row];
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
  return { x: Float64Array.from(x), y: Float64Array.from(y), exact, where, begins, placeless };
}

/**
 * Return the cells at a zoom, numbered in the order in which they are met. Points and districts do not share one.
 * @param {Spots} spots
 * @param {number} zoom
 */
export function layGrid(spots, zoom) {
  const size = CELL / (WORLD * 2 ** zoom);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const cell = Int32Array.from(spots.x, (x, target) => {
    const key = `${target < spots.exact ? "p" : "d"}${Math.floor(x / size)} ${Math.floor(spots.y[target] / size)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const count = numbers.size;
  const isExact = new Uint8Array(count);
  cell.forEach((number, target) => {
    isExact[number] = target < spots.exact ? 1 : 0;
  });
  const [all, own, used] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  return { zoom, cell, isExact, all, own, x: new Float64Array(count), y: new Float64Array(count), used };
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
    const { all, own, x, y, used } = grid;
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
      }
      all[cell] += 1;
      x[cell] += spots.x[target];
      y[cell] += spots.y[target];
      if (chunk.first[row] === day) own[cell] += 1;
    }
    return { grid, spots, many, events, placeless };
  }
  return count;
}
