// The scale below the rail: which days get a tick, which a label, and where days are left out.
import { countSteps, dayAt, shareOf } from "../days/days.js";

/** @typedef {import("../days/days.js").Steps} Steps */
/** @typedef {{share: number, day: number, unit: string, isLabelled: boolean}} Tick */
/** @typedef {{share: number, begin: number, end: number}} Gap */

const DAY = 86400000;
// Pixels between two ticks and between two labels, at least.
const TICK_ROOM = 5;
const LABEL_ROOM = 54;
// The width of a letter of a label, in pixels.
const LETTER = 6.4;
// What a label may take of the room beyond the ends of the axis, in pixels.
const EDGE = 9;
/** Units in days, the smallest first; months and years are counted by the calendar. */
const UNITS = [
  { name: "day", days: 1, months: 0 },
  { name: "week", days: 7, months: 0 },
  { name: "month", days: 30.4, months: 1 },
  { name: "quarter", days: 91.3, months: 3 },
  { name: "year", days: 365.25, months: 12 },
  { name: "years", days: 1826, months: 60 },
  { name: "decade", days: 3652, months: 120 },
  { name: "decades", days: 18262, months: 600 },
  { name: "century", days: 36524, months: 1200 },
];

/**
 * Return the first days of a unit from one day to another: Mondays, first days of months or of years.
 * @param {(typeof UNITS)[number]} unit
 * @param {number} first
 * @param {number} last
 */
function beginnings({ days, months }, first, last) {
  const found = [];
  if (!months) {
    // 1970-01-01 was a Thursday.
    const start = days === 1 ? first : first + ((4 - first) % 7 + 7) % 7;
    for (let day = start; day <= last; day += days) found.push(day);
    return found;
  }
  const from = new Date(first * DAY);
  const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + (from.getUTCDate() > 1 ? 1 : 0);
  for (let next = Math.ceil(month / months) * months; ; next += months) {
    const day = Math.round(Date.UTC(Math.floor(next / 12), next % 12, 1) / DAY);
    if (day > last) return found;
    found.push(day);
  }
}

/**
 * Return the ticks of an axis of every day, as it is `width` pixels wide.
 * @param {Steps} steps
 * @param {number} width
 * @returns {Tick[]}
 */
export function findTicks(steps, width) {
  const room = width / Math.max(countSteps(steps) - 1, 1);
  const pick = (/** @type {number} */ least) =>
    UNITS.find((unit) => unit.days * room >= least) ?? /** @type {(typeof UNITS)[number]} */ (UNITS[UNITS.length - 1]);
  const [fine, coarse] = [pick(TICK_ROOM), pick(LABEL_ROOM)];
  const labelled = new Set(beginnings(coarse, steps.first, steps.last));
  const all = new Set([...beginnings(fine, steps.first, steps.last), ...labelled]);
  return [...all].sort((one, other) => one - other).map((day) => (
    { share: shareOf(steps, day), day, unit: coarse.name, isLabelled: labelled.has(day) }));
}

/**
 * Return by how many pixels a label is moved from its tick, so that it keeps within the page at the ends of the axis.
 * @param {string} text
 * @param {number} share
 * @param {number} width
 */
export function shiftOf(text, share, width) {
  const half = (text.length * LETTER) / 2;
  return Math.max(half - share * width - EDGE, 0) - Math.max(half - (1 - share) * width - EDGE, 0);
}

/**
 * Return a tick for each listed day, labelled where its words find room: the first, then each that is clear of it.
 * @param {Steps} steps
 * @param {number} width
 * @param {(day: number) => string} word
 * @returns {Tick[]}
 */
export function findListedTicks(steps, width, word) {
  let end = -Infinity;
  return (steps.days ?? []).map((day) => {
    const share = shareOf(steps, day);
    const half = (word(day).length * LETTER) / 2 + 3;
    const middle = share * width + shiftOf(word(day), share, width);
    const isLabelled = middle - half >= end;
    if (isLabelled) end = middle + half;
    return { share, day, unit: "listed", isLabelled };
  });
}

/**
 * Return where days are left out between two listed days.
 * @param {Steps} steps
 * @returns {Gap[]}
 */
export function findGaps(steps) {
  const gaps = [];
  const most = Math.max(countSteps(steps) - 1, 1);
  for (let place = 1; place < (steps.days ?? []).length; place += 1) {
    const [begin, end] = [dayAt(steps, place - 1) + 1, dayAt(steps, place) - 1];
    if (begin <= end) gaps.push({ share: (place - 0.5) / most, begin, end });
  }
  return gaps;
}
