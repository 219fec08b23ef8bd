// Two days compared, put together of pieces that Python has made: what changed between them, and by which events.
import { toNumber, wordDay } from "../../../web/days/days.js";
import { isLet } from "../../../web/days/rows.js";
import { readStates } from "../../../web/days/states.js";
import { entryOn, fillHtml, writeState } from "./book.js";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../../../web/data").BookState} BookState */
/** @typedef {ReturnType<typeof import("./shelf.js").openShelf>} Shelf */
/** @typedef {{code: string, rows: number[], states: [string, string]}} Change */

/**
 * Return what writes comparisons: `write` returns null where pieces are missing, which `fill` then loads.
 * @param {import("../../../web/data").Published} site
 * @param {Shelf} shelf
 */
export function openComparison(site, shelf) {
  const { comparison: pieces, compared: most, lang } = site;
  const states = readStates(site.bundle.days);
  const number = (/** @type {number} */ n) => new Intl.NumberFormat(lang).format(n);
  const worded = (/** @type {string} */ day) => wordDay(toNumber(day), site.axisWords.day, site.axisWords);

  /** @type {(view: View) => {first: string, last: string}} */
  function daysOf({ date, compare }) {
    return date < compare ? { first: date, last: compare } : { first: compare, last: date };
  }
  /** @type {(code: string, day: string, view: View) => string} */
  function essence(code, day, { clock }) {
    const { control, deadline, supersedes } = states.state(code, day, clock);
    return [control, deadline, ...supersedes].join(" ");
  }
  /** @type {(view: View) => {changed: string[], same: string[]}} */
  function split(view) {
    const { first, last } = daysOf(view);
    const codes = view.district ? [view.district] : Object.keys(site.names);
    const changed = codes.filter((code) => essence(code, first, view) !== essence(code, last, view));
    return { changed, same: codes.filter((code) => !changed.includes(code)) };
  }
  /** @type {(view: View, bits: Uint8Array | null) => number[] | null} */
  function listBetween(view, bits) {
    const region = shelf.book({ ...view, district: null });
    const own = view.district ? shelf.book(view) : region;
    if (!region || !own) return null;
    const { first, last } = daysOf(view);
    const [low, high] = [toNumber(first), toNumber(last)];
    const { days, rows } = region.times;
    const among = new Set(rows.filter((row, at) => {
      const day = days[at] ?? low;
      return low < day && day <= high && isLet(bits, row);
    }));
    if (!view.district) return [...among];
    const held = new Set(own.order);
    return [...among].filter((row) => held.has(row));
  }
  /** @type {(view: View, code: string) => Change | null} */
  function readChange(view, code) {
    const book = shelf.book({ ...view, district: code });
    if (!book) return null;
    const { first, last } = daysOf(view);
    const entries = site.notes.states[view.clock]?.[code] ?? book.states;
    const [before, after] = [first, last].map((day) => entryOn(book.rests, toNumber(day)));
    const rests = after?.rows ?? [];
    const added = rests.filter((row) => !before?.rows.includes(row));
    const passed = after?.deadlines ?? [];
    const on = (/** @type {string} */ day) => fillHtml(pieces.state, {
      day: worded(day), iso: day, state: writeState(site, entryOn(entries, toNumber(day)), toNumber(day)),
    });
    // A deadline that passed made the change without any new event: it stands for itself.
    return { code, rows: added.length ? added : passed.length ? passed : rests, states: [on(first), on(last)] };
  }
  /** @type {(view: View, bits: Uint8Array | null) => {changes: (Change | null)[], between: number[] | null}} */
  function read(view, bits) {
    const changes = split(view).changed.slice(0, most.changed).map((code) => readChange(view, code));
    return { changes, between: listBetween(view, bits) };
  }
  /** @type {(changes: (Change | null)[], between: number[]) => number[]} */
  const rowsOf = (changes, between) => [...changes.flatMap((one) => one?.rows ?? []), ...between.slice(0, most.between)];

  /** @type {(view: View, bits: Uint8Array | null) => string | null} */
  function write(view, bits) {
    const { changed, same } = split(view);
    const { changes, between } = read(view, bits);
    if (!between || changes.includes(null) || !rowsOf(changes, between).every((row) => shelf.hasLine(row))) return null;
    const { first, last } = daysOf(view);
    const days = { first: worded(first), last: worded(last) };
    const lines = (/** @type {number[]} */ rows) => rows.map((row) => shelf.line(row)).join("");
    const more = (/** @type {number} */ n) => (n > 0 ? fillHtml(pieces.more, { n: number(n) }) : "");
    const rows = changes.map((one) => one && fillHtml(pieces.row, {
      name: most.names[one.code] ?? "", before: one.states[0], after: one.states[1], events: lines(one.rows),
    }));
    const named = same.length && same.length <= most.named
      ? fillHtml(pieces.same, { names: same.map((code) => most.isolated[code]).join(", ") }) : "";
    return [
      `<div class="comparison">${fillHtml(pieces.head, { ...days, asked: view.compare })}`,
      `<section>${fillHtml(pieces.changed, { n: number(changed.length) })}`,
      rows.length ? `<ul class="changes">${rows.join("")}</ul>` : pieces.none, more(changed.length - rows.length), named,
      `</section><section>${fillHtml(pieces.between, { ...days, n: number(between.length) })}`, between.length ? "" : pieces.nothing,
      `<ul>${lines(between.slice(0, most.between))}</ul>`, more(between.length - most.between), "</section></div>",
    ].join("");
  }
  /** @type {(view: View, bits: Uint8Array | null) => Promise<void>} */
  async function fill(view, bits) {
    const codes = [null, ...(view.district ? [view.district] : []), ...split(view).changed.slice(0, most.changed)];
    await Promise.all(codes.map((district) => shelf.loadBook({ ...view, district })));
    const { changes, between } = read(view, bits);
    await shelf.loadRows(rowsOf(changes, between ?? []).filter((row) => !shelf.hasLine(row)));
  }
  return { write, fill, daysOf, worded };
}
