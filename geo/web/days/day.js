// What holds on a day: the clashes, the movements and the accounts that differ, and the events of the thirty days up to it.
import { keepChunks } from "./chunks.js";
import { lastUpTo, readDay } from "./numbers.js";
import { isLet, readRows } from "./rows.js";
import { readStates } from "./states.js";

/** @typedef {import("../data").Route} Route */
/** @typedef {import("./chunks.js").Chunk} Chunk */
/** @typedef {{title: string, event: number}} Clash */
/** @typedef {{date: string, clock: import("../data").Clock, among: string | null}} Asked */
/**
 * What is drawn on a day, by the code of the district; not `ready` while its rows are being fetched.
 * @typedef {{clashes: Record<string, Clash>, leaves: Record<string, boolean>, differs: Record<string, boolean>, wide: Record<string, boolean>,
 *   routes: Route[], ready: boolean}} Today
 */
/**
 * The rows [low, high] of a chunk: those whose first day is one of the thirty up to `day`.
 * @typedef {{chunk: Chunk, low: number, high: number, day: number}} Recent
 */

const COUNTED = 30;

/**
 * Return the functions that look up the data: those of states.js, `today`, and `recent`, which returns null while the
 * day's rows are being fetched. `onArrival` is called when those of the latest day have come, from a file that
 * `load` fetches. The same arguments return the same object.
 * @param {import("../data").Days} days
 * @param {import("./chunks.js").LoadChunk} load
 * @param {() => void} onArrival
 */
export function openDays(days, load, onArrival) {
  const clashes = new Set(days.clashes);
  /** @type {{key: string | null, today: Today | null}} */
  let last = { key: null, today: null };
  const find = keepChunks(days, load, () => {
    last = { key: null, today: null };
    onArrival();
  });

  /** @type {(asked: Asked) => Today} */
  function today({ date, clock, among }) {
    const key = [date, clock, among ?? ""].join(" ");
    if (last.today && key === last.key) return last.today;
    const day = readDay(date);
    const chunk = find(clock, day);
    /** @type {Today} */
    const found = { clashes: {}, leaves: {}, differs: {}, wide: {}, routes: [], ready: Boolean(chunk) };
    last = { key, today: found };
    if (!chunk) return found;
    const bits = readRows(among);
    addClashes(chunk, day, bits, found.clashes);
    found.routes = chunk.routes.filter(({ days: [begin, end], event }) => begin <= day && day <= end && isLet(bits, event));
    for (const route of found.routes) for (const code of route.leaves) found.leaves[code] = true;
    for (const row of chunk.wide)
      if (chunk.first[row] <= day && day <= chunk.last[row] && isLet(bits, chunk.event[row])) found.wide[days.codes[chunk.district[row]]] = true;
    for (const row of chunk.differs)
      if (chunk.first[row] === day && chunk.district[row] >= 0 && isLet(bits, chunk.event[row]))
        found.differs[days.codes[chunk.district[row]]] = true;
    return found;
  }
  // Of several clashes in a district the first of the collection is named.
  /** @type {(chunk: Chunk, day: number, bits: Uint8Array | null, found: Record<string, Clash>) => void} */
  function addClashes(chunk, day, bits, found) {
    const { first, last: until, kind, district, event } = chunk;
    for (let row = lastUpTo(first, day, 0, first.length); row >= 0 && first[row] >= day - chunk.longest; row -= 1) {
      if (until[row] < day || !clashes.has(kind[row]) || district[row] < 0 || !isLet(bits, event[row])) continue;
      const code = days.codes[district[row]];
      if (found[code] && found[code].event < event[row]) continue;
      found[code] = { title: chunk.titles[chunk.title[row]], event: event[row] };
    }
  }
  /** @type {(asked: Asked) => Recent | null} */
  function recent({ date, clock }) {
    const day = readDay(date);
    const chunk = find(clock, day);
    if (!chunk) return null;
    const count = chunk.first.length;
    return { chunk, day, low: lastUpTo(chunk.first, day - COUNTED, 0, count) + 1, high: lastUpTo(chunk.first, day, 0, count) };
  }

  return { ...readStates(days), today, recent };
}
