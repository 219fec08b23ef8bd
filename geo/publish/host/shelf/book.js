// The notes of a day, put together of pieces that Python has made: which event stands where is looked up, not worked out.
import { countUpTo, toNumber, wordCount } from "../../../web/days/days.js";
import { isLet } from "../../../web/days/rows.js";
import { nameBits } from "./filter.js";

/** @typedef {import("../../../web/data").Published} Published */
/** @typedef {import("../../../web/data").Book} Book */
/** @typedef {import("../../../web/data").BookState} BookState */
/** @typedef {{own: number[], going: number[], past: number[]}} Listed */
/** @typedef {import("../../../web/data").NotesData["places"]} Places */

const [N, DAY, WHAT, PART, START] = ["n", "day", "what", "part", "start"].map((name) => `&#123;${name}&#125;`);

/** @type {WeakMap<object, number[]>} The days of entries, made once. */
const daysOf = new WeakMap();
/**
 * Return the entry that holds on a day.
 * @template {{day: number}} Entry
 * @param {Entry[]} entries
 * @param {number} day
 * @returns {Entry | undefined}
 */
export function entryOn(entries, day) {
  const days = daysOf.get(entries) ?? entries.map((one) => one.day);
  daysOf.set(entries, days);
  return entries[Math.max(countUpTo(days, day) - 1, 0)];
}

/**
 * Fill in the names in braces of a piece, as HTML has them.
 * @param {string} piece
 * @param {Record<string, string>} values as HTML
 */
export function fillHtml(piece, values) {
  return piece.replace(/&#123;(\w+)&#125;/g, (whole, name) => values[name] ?? whole);
}

/**
 * Return a state as HTML on a day.
 * @param {Pick<Published, "words" | "lang">} site
 * @param {BookState | undefined} state
 * @param {number} day
 */
export function writeState({ words, lang }, state, day) {
  if (!state) return "";
  if (state.deadline === null) return state.before;
  const left = state.deadline - day;
  return state.before + (left === 0 ? words.today : wordCount(words.days_left, left, lang)) + state.after;
}

/**
 * Return which rows the notes of a day list, newest first.
 * @param {Book} book
 * @param {number} day
 * @returns {Listed}
 */
export function listRows(book, day) {
  const entry = entryOn(book.days, day);
  if (!entry) return { own: [], going: [], past: [] };
  const apart = new Set([...entry.own, ...entry.going]);
  return { own: entry.own, going: entry.going, past: book.order.slice(entry.start).filter((row) => !apart.has(row)) };
}

const unfold = (/** @type {string} */ html) => html.replace("<details>", "<details open>");

/**
 * Return what makes notes; `pieceOf` returns an event as HTML, closed, as it is known in a view.
 * @param {Published} site
 * @param {(row: number, view: import("../view.js").View) => string} pieceOf
 */
export function openBook(site, pieceOf) {
  const { notes, lang } = site;
  /** @type {(book: Book, clock: string, day: number, isPeriod: boolean) => string} */
  function writeHead(book, clock, day, isPeriod) {
    const around = book.heads.length ? null : notes.region[Number(isPeriod)];
    if (!around) return writeState(site, entryOn(book.heads, day), day);
    const rows = Object.entries(notes.states[clock] ?? {}).map(([code, states]) =>
      (notes.named[code] ?? []).join(writeState(site, entryOn(states, day), day)));
    return [around[0], ...rows, around[1]].join("");
  }
  /** @type {(book: Book, day: number, events: number) => string} */
  function writeSpoken(book, day, events) {
    const what = (entryOn(book.said, day)?.html ?? "") + wordCount(notes.events, events, lang);
    return notes.spoken.replace(WHAT, () => what);
  }
  /** @type {(name: string, rows: number[], how: {view: import("../view.js").View, bits: Uint8Array | null, mostOpen?: number}) => string} */
  function writeSection(name, rows, { view, bits, mostOpen = 0 }) {
    const { section } = notes;
    const let_ = rows.filter((row) => isLet(bits, row));
    const number = (/** @type {number} */ n) => new Intl.NumberFormat(lang).format(n);
    const shown = let_.length > notes.mostNotes ? let_.slice(0, notes.firstNotes) : let_;
    const hidden = rows.length - let_.length;
    const events = shown.map((row, at) => (at < mostOpen ? unfold(pieceOf(row, view)) : pieceOf(row, view)));
    const none = shown.length ? "" : hidden ? section.filtered : section.none;
    const left = let_.length - shown.length;
    return [
      (notes.titles[name] ?? "").replace(N, number(let_.length)), none,
      hidden ? fillCount(section.hidden, hidden) : "", ...events, writeLeft(name, shown.length, left),
    ].join("");
  }
  /** @type {(name: string, start: number, left: number) => string} */
  function writeLeft(name, start, left) {
    const counted = notes.section.left.replace(N, new Intl.NumberFormat(lang).format(left));
    return left ? counted.replace(PART, name).replace(START, String(start)) : "";
  }
  /**
   * Return the next events of a list, after the first `start` of them.
   * @param {string} name
   * @param {number[]} rows
   * @param {number} start
   * @param {import("../view.js").View} view
   */
  function writeMore(name, rows, start, view) {
    const end = Math.min(start + notes.nextNotes, rows.length);
    return rows.slice(start, end).map((row) => pieceOf(row, view)).join("") + writeLeft(name, end, rows.length - end);
  }
  /** @type {(forms: Record<string, string>, n: number) => string} */
  function fillCount(forms, n) {
    const plain = Object.fromEntries(Object.entries(forms).map(([category, html]) => [category, html.replaceAll(N, "{n}")]));
    return wordCount(plain, n, lang);
  }
  /**
   * Return the notes of a view by their place, each with a digest.
   * @param {Book} book
   * @param {import("../view.js").View} view
   * @param {{bits: Uint8Array | null, worded: string, isPeriod: boolean}} how
   * @returns {Places}
   */
  function write(book, view, { bits, worded, isPeriod }) {
    const day = toNumber(view.date);
    const { own, going, past } = listRows(book, day);
    const count = own.filter((row) => isLet(bits, row)).length;
    const parts = [
      writeSpoken(book, day, count), writeHead(book, view.clock, day, isPeriod), notes.shown[view.district ?? ""]?.[Number(isPeriod)] ?? "",
      view.clock === "reported" ? notes.reported : "", writeSection("own", own, { view, bits, mostOpen: notes.mostOpen }),
      going.length ? writeSection("going", going, { view, bits }) : "",
    ];
    const key = `${view.clock} ${view.district} ${nameBits(bits)}`;
    // The same events may have further accounts on another day: what is written tells itself apart.
    const earlier = writeSection("past", past, { view, bits });
    return { day: [`${key} ${view.date} ${isPeriod}`, parts.join("").replaceAll(DAY, worded)], earlier: [earlier, earlier] };
  }
  /**
   * Return the notes of the events of one circle of the map.
   * @param {number[]} rows
   * @param {import("../view.js").View} view
   * @returns {Places}
   */
  function writeSpot(rows, view) {
    const html = fillCount(notes.spot, rows.length) + rows.map((row, at) => (at < notes.mostOpen ? unfold(pieceOf(row, view)) : pieceOf(row, view))).join("");
    return { spot: [`${view.date} ${rows}`, html] };
  }
  return { write, writeSpot, writeMore };
}
