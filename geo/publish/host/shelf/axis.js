// The axis of a view: that of its scale and clock, without what its filter hides, and with a day that is none of its own.
import { toNumber } from "../../../web/days/days.js";
import { isLet } from "../../../web/days/rows.js";

/** @typedef {import("../../../web/data").AxisData} AxisData */
/** @typedef {import("../../../web/data").Published} Published */

/**
 * Return the axis of a view; `counts` is how many events a filter lets through on each day, or null without a filter.
 * @param {Published} site
 * @param {import("../view.js").View} view
 * @param {Uint8Array | null} bits
 * @param {import("../../../web/data").Book | null} book of the region
 * @returns {AxisData}
 */
export function axisOf(site, view, bits, book) {
  const given = site.axes[view.scale]?.[view.clock];
  if (!given) throw new Error(`no axis of the scale ${view.scale}`);
  const axis = withDay(given.axis, toNumber(view.date));
  if (!bits) return axis;
  const { rows } = given;
  const counts = book ? countOwn(book, bits, axis) : axis.counts;
  return {
    ...axis, counts,
    marks: axis.marks && rows ? axis.marks.filter((_mark, at) => isLet(bits, rows[at] ?? -1)) : axis.marks,
    stops: book ? listStops(book, bits, axis) : axis.stops,
  };
}

/** @type {(axis: AxisData, day: number) => AxisData} */
function withDay(axis, day) {
  if (!axis.days || axis.days.includes(day)) return axis;
  const days = [...axis.days, day].sort((one, other) => one - other);
  return { ...axis, days, first: Math.min(axis.first, day), last: Math.max(axis.last, day) };
}

/** @type {(book: import("../../../web/data").Book, bits: Uint8Array, axis: AxisData) => [number, number][]} */
function countOwn(book, bits, axis) {
  /** @type {[number, number][]} */
  const counts = [];
  book.days.forEach((entry, at) => {
    const number = entry.own.filter((row) => isLet(bits, row)).length;
    if (!number) return;
    const [from, to] = [Math.max(entry.day, axis.first), Math.min((book.days[at + 1]?.day ?? axis.last + 1) - 1, axis.last)];
    for (let day = from; day <= to; day += 1) counts.push([day, number]);
  });
  return counts;
}

/** @type {(book: import("../../../web/data").Book, bits: Uint8Array, axis: AxisData) => number[]} */
function listStops(book, bits, { first, last }) {
  const found = [book.times, book.passed].flatMap(({ days, rows }) => days.filter((_day, at) => isLet(bits, rows[at] ?? -1)));
  return [...new Set(found)].filter((day) => first <= day && day <= last).sort((one, other) => one - other);
}
