// The notes of a day, put together of pieces that Python has made: which event stands where is looked up, not worked out.
import { countUpTo, toNumber, wordCount } from "../../../web/days/days.js";
import { isLet } from "../../../web/days/rows.js";

/** @typedef {import("../../../web/data").Published} Published */
/** @typedef {import("../../../web/data").Book} Book */
/** @typedef {import("../../../web/data").BookState} BookState */
/** @typedef {{own: number[], going: number[], past: number[]}} Listed */
/** @typedef {import("../../../web/data").NotesData["places"]} Places */

const [N, DAY, WHAT] = ["&#123;n&#125;", "&#123;day&#125;", "&#123;what&#125;"];

/** @type {WeakMap<object, number[]>} The days of entries, made once. */
const daysOf = new WeakMap();
/**
 * Return the entry that holds on a day.
 * @template {{day: number}} Entry
 * @param {Entry[]} entries
 * @param {number} day
 * @returns {Entry | undefined}
 */
function entryOn(entries, day) {
  const days = daysOf.get(entries) ?? entries.map((one) => one.day);
  daysOf.set(entries, days);
  return entries[Math.max(countUpTo(days, day) - 1, 0)];
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

/**
 * Return what makes notes; `pieceOf` returns an event as HTML, closed, as it is known in a view.
 * @param {Published} site
 * @param {(row: number, view: import("../view.js").View) => string} pieceOf
 */
export function openBook(site, pieceOf) {
  const { notes, lang, words } = site;

  /** @type {(state: BookState | undefined, day: number) => string} */
  function writeState(state, day) {
    if (!state) return "";
    if (state.deadline === null) return state.before;
    const left = state.deadline - day;
    return state.before + (left === 0 ? words.today : wordCount(words.days_left, left, lang)) + state.after;
  }
  /** @type {(book: Book, clock: string, day: number, isPeriod: boolean) => string} */
  function writeHead(book, clock, day, isPeriod) {
    const around = book.heads.length ? null : notes.region[Number(isPeriod)];
    if (!around) return writeState(entryOn(book.heads, day), day);
    const rows = Object.values(notes.states[clock] ?? {}).map((states) => writeState(entryOn(states, day), day));
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
    const events = shown.map((row, at) => (at < mostOpen ? pieceOf(row, view).replace("<details>", "<details open>") : pieceOf(row, view)));
    const none = shown.length ? "" : hidden ? section.filtered : section.none;
    const left = let_.length - shown.length;
    return [
      (notes.titles[name] ?? "").replace(N, number(let_.length)), none,
      hidden ? fillCount(section.hidden, hidden) : "", ...events, left ? section.left.replace(N, number(left)) : "",
    ].join("");
  }
  /** @type {(forms: Record<string, string>, n: number) => string} */
  function fillCount(forms, n) {
    const plain = Object.fromEntries(Object.entries(forms).map(([category, html]) => [category, html.replace(N, "{n}")]));
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
    const told = own.filter((row) => isLet(bits, row)).length;
    const parts = [
      writeSpoken(book, day, told), writeHead(book, view.clock, day, isPeriod), notes.shown[view.district ?? ""]?.[Number(isPeriod)] ?? "",
      view.clock === "reported" ? notes.reported : "", writeSection("own", own, { view, bits, mostOpen: notes.mostOpen }),
      going.length ? writeSection("going", going, { view, bits }) : "",
    ];
    const key = `${view.clock} ${view.district} ${bits}`;
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
    const html = fillCount(notes.spot, rows.length) + writeSection("", rows, { view, bits: null, mostOpen: notes.mostOpen });
    return { spot: [`${view.date} ${rows}`, html] };
  }
  return { write, writeSpot };
}
