// The rows of a stretch of days, a chunk: those that came with the page, and those that are fetched where a reader stays.
import { lastUpTo } from "./numbers.js";
import { whenIdle } from "../tools.js";

/** @typedef {import("../data").Clock} Clock */
/** @typedef {import("../data").Days} Days */
/** @typedef {ReturnType<typeof openChunk>} Chunk */
/** @typedef {(file: string) => Promise<import("../data").Chunk>} LoadChunk Fails if the file cannot be had. */

const [LINGER, RETRY, MOST_KEPT] = [80, 2000, 9];

/**
 * Return a chunk as arrays of numbers: days in place of steps, and for each clash the number of its title.
 * @param {import("../data").Chunk} raw
 * @param {ReadonlySet<number>} clashes the numbers of their kinds
 */
export function openChunk(raw, clashes) {
  const count = raw.first.length;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const title = new Int32Array(count).fill(-1);
  let [day, found] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    day += raw.first[row];
    first[row] = day;
    last[row] = day + raw.length[row];
    if (clashes.has(raw.kind[row])) {
      title[row] = raw.title[found];
      found += 1;
    }
  }
  // For how many days any row is drawn, at most: what begins earlier than that need not be looked at.
  const longest = raw.length.reduce((most, length) => Math.max(most, length), 0);
  const [kind, district] = [Uint8Array.from(raw.kind), Int32Array.from(raw.district)];
  const [event, place] = [Int32Array.from(raw.event), Int32Array.from(raw.place)];
  const { titles, places, ways, routes } = raw;
  return { first, last, longest, kind, district, event, place, title, titles, places, ways, wide: Int32Array.from(raw.wide), differs: Int32Array.from(raw.differs), routes };
}

/**
 * Return the function that finds the chunk of a day, or null while it is not here: `load` then fetches its file,
 * if the reader stays, and `onArrival` is called.
 * @param {Days} days
 * @param {LoadChunk} load
 * @param {() => void} onArrival
 */
export function keepChunks(days, load, onArrival) {
  const clashes = new Set(days.clashes);
  /** @type {Map<string, Chunk>} */
  const here = new Map();
  /** @type {Map<string, Chunk>} */
  const loaded = new Map();
  /** @type {Set<string>} */
  const onWay = new Set();
  let wanted = "";
  let waiting = 0;

  /** @type {(key: string, chunk: Chunk) => Chunk} */
  function keep(key, chunk) {
    loaded.delete(key);
    loaded.set(key, chunk);
    // The oldest goes; what came with the page stays.
    const [oldest] = loaded.keys();
    if (loaded.size > MOST_KEPT) loaded.delete(oldest);
    return chunk;
  }
  /** @type {(clock: Clock, at: number) => Chunk | null} */
  function chunkAt(clock, at) {
    const key = `${clock} ${at}`;
    const raw = days.clocks[clock].here[at];
    if (raw && !here.has(key)) here.set(key, openChunk(raw, clashes));
    const chunk = loaded.get(key);
    return here.get(key) ?? (chunk ? keep(key, chunk) : null);
  }
  /** @type {(clock: Clock, at: number) => Promise<void>} */
  async function fetchChunk(clock, at) {
    const key = `${clock} ${at}`;
    const file = days.clocks[clock].files[at];
    if (!file || onWay.has(key) || loaded.has(key)) return;
    onWay.add(key);
    try {
      keep(key, openChunk(await load(file), clashes));
    } catch {
      // It is fetched again if it is still needed.
      setTimeout(() => {
        onWay.delete(key);
        if (key === wanted) fetchChunk(clock, at);
      }, RETRY);
      return;
    }
    onWay.delete(key);
    if (key === wanted) onArrival();
  }
  // A chunk is fetched where the reader stays; then, in an idle moment, the ones after and before it.
  /** @type {(clock: Clock, at: number) => void} */
  function want(clock, at) {
    const key = `${clock} ${at}`;
    if (key === wanted) return;
    wanted = key;
    clearTimeout(waiting);
    waiting = Number(setTimeout(() => {
      if (!chunkAt(clock, at)) fetchChunk(clock, at);
      whenIdle(() => [at + 1, at - 1].forEach((next) => fetchChunk(clock, next)));
    }, LINGER));
  }

  /** @type {(clock: Clock, day: number) => Chunk | null} */
  function find(clock, day) {
    const { starts } = days.clocks[clock];
    const at = Math.max(lastUpTo(starts, day, 0, starts.length), 0);
    want(clock, at);
    return chunkAt(clock, at);
  }
  return find;
}
