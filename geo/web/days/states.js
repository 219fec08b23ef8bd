// Which state a district has on a day, and in which words: read out of the rows of numbers in the data.
import { lastUpTo, readDay, writeDay } from "./numbers.js";

/** @typedef {import("../data").Clock} Clock */
/**
 * A state of a district; `control` is its class, `short` stands below its name, and `text` is without the days left,
 * which are null where no deadline lies ahead.
 * @typedef {{control: string, short: string, deadline: string | null, supersedes: string[], text: string,
 *   left: number | null}} State
 */
/**
 * One row of the data: a state that holds from `day` until the day of the next one, of the district number `code`.
 * @typedef {{code: number, day: number, control: number, deadline: number | null, earlier: number[], until: number,
 *   state: State | null}} Row
 */

const DUE = "due";

/**
 * Return the functions that look up states: whether a district `has` any, its `state` on a day, and which
 * districts may have `changed` between two days.
 * @param {import("../data").Days} days
 */
export function readStates(days) {
  const { codes, controls, words } = days;
  const due = controls.indexOf(DUE);
  const numbers = new Map(codes.map((code, number) => [code, number]));
  const states = { happened: unpack(days.states.happened, due), reported: unpack(days.states.reported, due) };
  /** @type {State} */
  const nothing = { control: controls[0], short: words.short[0], deadline: null, supersedes: [], text: words.controls[0], left: null };

  /** @param {number} day */
  function wordDay(day) {
    const [year, month, at] = writeDay(day).split("-").map(Number);
    return words.date.replace("{day}", String(at)).replace("{month}", words.months[month - 1]).replace("{year}", String(year));
  }
  /** @param {Row} row */
  function wordState({ control, deadline, earlier }) {
    const name = controls[control];
    const pattern = name === "due" || name === "unreported" ? words[name] : null;
    if (deadline === null || pattern === null) return words.controls[control];
    const moved = earlier.length ? words.moved.replace("{day}", earlier.map(wordDay).join(words.and)) : "";
    return pattern.replace("{day}", wordDay(deadline)).replace("{moved}", moved);
  }

  /** @param {string} code */
  function has(code) {
    const number = numbers.get(code);
    return number !== undefined && Boolean(days.states.happened[number]);
  }
  /**
   * @param {string} code
   * @param {string} date
   * @param {Clock} clock
   * @returns {State}
   */
  function state(code, date, clock) {
    const at = numbers.get(code);
    if (at === undefined) return nothing;
    const { rows, offsets, day } = states[clock];
    const found = lastUpTo(day, readDay(date), offsets[at], offsets[at + 1]);
    if (found < offsets[at]) return nothing;
    const row = rows[found];
    if (!row.state) {
      const deadline = row.deadline === null ? null : writeDay(row.deadline);
      const supersedes = row.earlier.map(writeDay);
      row.state = { control: controls[row.control], short: words.short[row.control], deadline, supersedes, text: wordState(row), left: null };
    }
    return row.control === due && row.deadline !== null ? { ...row.state, left: row.deadline - readDay(date) } : row.state;
  }
  /**
   * The codes whose state may differ between two days; all of them if `from` is "".
   * @param {string} from
   * @param {string} to
   * @param {Clock} clock
   */
  function changed(from, to, clock) {
    if (!from) return codes;
    const { order, changes, pending } = states[clock];
    const [low, high] = [readDay(from), readDay(to)].sort((one, other) => one - other);
    const found = new Set();
    const last = lastUpTo(changes, high, 0, changes.length);
    for (let at = lastUpTo(changes, low, 0, changes.length) + 1; at <= last; at += 1) found.add(codes[order[at].code]);
    // What is due on both days differs by the days left.
    if (low !== high) for (const row of pending) if (row.day <= low && low < row.until) found.add(codes[row.code]);
    return [...found];
  }
  return { has, state, changed };
}

/**
 * Return the rows of all districts, one behind the other; `order` are the rows by day, `pending` those with control `due`.
 * @param {Array<Array<number | null> | null>} packed
 * @param {number} due
 */
function unpack(packed, due) {
  /** @type {Row[]} */
  const rows = [];
  const offsets = new Int32Array(packed.length + 1);
  packed.forEach((numbers, code) => {
    for (let at = 0; numbers && at < numbers.length; ) {
      const [day, control, deadline, count] = numbers.slice(at, at + 4);
      // Of a row, nothing but its deadline can be null.
      const earlier = /** @type {number[]} */ (numbers.slice(at + 4, at + 4 + Number(count)));
      rows.push({ code, day: Number(day), control: Number(control), deadline, earlier, until: Infinity, state: null });
      at += 4 + earlier.length;
    }
    offsets[code + 1] = rows.length;
  });
  rows.forEach((row, at) => {
    if (at + 1 < offsets[row.code + 1]) row.until = rows[at + 1].day;
  });
  const order = [...rows].sort((one, other) => one.day - other.day);
  return {
    rows, offsets, order,
    day: Float64Array.from(rows, (row) => row.day),
    changes: Float64Array.from(order, (row) => row.day),
    pending: rows.filter((row) => row.control === due),
  };
}
