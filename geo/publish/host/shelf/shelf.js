// What notes, filters and searches are made of: it stands in the page, or, of a large collection, in files of its own.
import { isLet } from "../../../web/days/rows.js";
import { toNumber } from "../../../web/days/days.js";
import { PARTS } from "../view.js";
import { listRows } from "./book.js";
import { leave, listBits, openRows, pick, wordsOf } from "./filter.js";
import { MOST_EVENTS, readWords } from "./finding.js";
import { openKeys } from "./keys.js";
import { loadPart } from "./parts.js";
import { openSpelling } from "./spelling.js";

/** @typedef {import("../../../web/data").Published} Published */
/** @typedef {import("../../../web/data").Book} Book */
/** @typedef {import("../view.js").Filter} Filter */
/** @typedef {import("./finding.js").Index} Index */
/** @typedef {import("../../../web/data").Found} Found */
/** @typedef {import("../../../web/data").EventsPart} EventsPart */
/** @typedef {import("../../../web/data").Spelling} Spelling */
/** @typedef {import("../view.js").View} View */

// What the keys of the values of each part of a filter begin with.
const KEYS = { kinds: "k", districts: "d", sources: "s", sides: "v" };

/**
 * Return what finds each thing, and what loads those that are not here.
 * @param {Published} site
 */
export function openShelf(site) {
  /** @type {Map<string, Book>} */
  const books = new Map(Object.entries(site.books));
  /** @type {Map<number, string>} */
  const pieces = new Map();
  const lines = new Map(site.lines.map((html, row) => [row, html]));
  const before = new Map(Object.entries(site.before));
  const views = new Map(site.ids.map((id, row) => [id, site.views[row] ?? ""]));
  const keys = openKeys(site.count);
  const here = site.filter && openRows(site.filter);
  /** @type {Map<string, Uint8Array | null>} The bits of each filter that was asked for. */
  const picked = new Map();
  let names = site.spelling && openSpelling(site.spelling);
  /** @type {Index | null} */
  const index = site.found && names && { things: site.found, names, events: null };
  /** @type {Map<string, Index>} What was found in files, by what was asked for. */
  const results = new Map();
  takePieces();

  // The list of all events is there without scripts; with them its events stand in the notes.
  function takePieces() {
    const list = document.querySelector(".all-accounts");
    const rows = new Map(site.ids.map((id, row) => [id, row]));
    for (const event of list?.querySelectorAll("article.event") ?? []) {
      const row = rows.get(/** @type {HTMLElement} */ (event).dataset.event ?? "");
      // eslint-disable-next-line no-restricted-properties
      if (row !== undefined) pieces.set(row, event.outerHTML);
    }
    list?.remove();
  }
  const nameOf = (/** @type {View} */ { clock, district }) => `${clock}-${district ?? "all"}`;
  /** @type {(view: View) => Book | null} */
  const book = (view) => books.get(nameOf(view)) ?? null;
  /** @type {(view: View, bits: Uint8Array | null) => number[]} */
  function listed(view, bits) {
    const kept = book(view);
    if (!kept) return [];
    const { mostNotes, firstNotes } = site.notes;
    const { own, going, past } = listRows(kept, toNumber(view.date));
    return [own, going, past].flatMap((rows) => {
      const let_ = rows.filter((row) => isLet(bits, row));
      return let_.length > mostNotes ? let_.slice(0, firstNotes) : let_;
    });
  }
  /** @type {(view: View, bits: Uint8Array | null) => boolean} */
  const has = (view, bits) => !site.piece || listed(view, bits).every((row) => pieces.has(row));
  /** @type {(rows: number[]) => boolean} */
  const holds = (rows) => !site.piece || rows.every((row) => pieces.has(row));
  /** @type {(view: View, bits: Uint8Array | null, more?: number[]) => Promise<void>} `more` are rows that are listed besides. */
  async function fill(view, bits, more = []) {
    await loadBook(view);
    await loadRows([...listed(view, bits), ...more].filter((row) => !pieces.has(row)));
  }
  /** @type {(view: View) => Promise<void>} */
  async function loadBook(view) {
    if (!book(view)) books.set(nameOf(view), /** @type {Book} */ (await loadPart(`book-${nameOf(view)}`)));
  }
  /** @param {number[]} rows */
  async function loadRows(rows) {
    const files = new Set(rows.map((row) => Math.floor(row / site.piece)));
    await Promise.all([...files].map(async (file) => {
      const part = /** @type {EventsPart} */ (await loadPart(`events-${file}`));
      for (const [row, known] of Object.entries(part.before)) before.set(row, known);
      part.events.forEach((html, at) => pieces.set(file * site.piece + at, html));
      part.lines.forEach((html, at) => lines.set(file * site.piece + at, html));
    }));
  }
  /**
   * Return the parameters of the view that shows an event, or null where they are not here.
   * @param {string} id
   */
  const viewOf = (id) => views.get(id) ?? null;
  /**
   * Return an event as HTML: under the clock `reported` as it is known on the day that is shown.
   * @param {number} row
   * @param {View} view
   */
  function piece(row, { clock, date }) {
    const known = clock === "reported" ? before.get(String(row)) : undefined;
    return known?.find(([day]) => toNumber(date) < day)?.[1] ?? pieces.get(row);
  }
  /** @param {string} id of an event, whose view is found then, if there is such an event */
  async function loadView(id) {
    const [row] = listBits(await keys.exact(`i:${id}`));
    if (row === undefined) return;
    const { views: known } = /** @type {EventsPart} */ (await loadPart(`events-${Math.floor(row / site.piece)}`));
    views.set(id, known[row % site.piece] ?? "");
  }
  /**
   * Return the bits of a filter, null if it lets all through, or "missing" where its rows are not here yet.
   * @param {Filter} wanted
   */
  function bitsOf(wanted) {
    const name = JSON.stringify(wanted);
    if (!picked.has(name)) {
      if (here) picked.set(name, pick(wanted, here));
      else if (Object.values(wanted).every((one) => !one.length)) return null;
      else return "missing";
    }
    return picked.get(name) ?? null;
  }
  /** @type {(wanted: Filter) => Promise<void>} */
  async function loadBits(wanted) {
    const asked = [...wordsOf(wanted).map((word) => `:${word}`),
      ...PARTS.flatMap((part) => wanted[part].map((value) => `${KEYS[part]}:${value}`))];
    const found = new Map(await Promise.all(asked.map(async (key) =>
      /** @type {const} */ ([key, await (key[0] === ":" ? keys.containing(key.slice(1)) : keys.exact(key))]))));
    const get = (/** @type {string} */ key) => found.get(key) ?? new Uint8Array();
    const having = (/** @type {string} */ word) => get(`:${word}`);
    const mask = (/** @type {string} */ part, /** @type {string} */ value) => get(`${KEYS[/** @type {"kinds"} */ (part)]}:${value}`);
    picked.set(JSON.stringify(wanted), pick(wanted, { count: site.count, having, mask }));
  }
  /** @type {(q: string) => Index | null} */
  const find = (q) => index ?? results.get(q) ?? null;
  /** @param {string} q */
  async function loadFound(q) {
    const [things, spelling] = await Promise.all([loadPart("found"), loadPart("spelling")]);
    names ??= openSpelling(/** @type {Spelling} */ (spelling));
    const words = readWords(q);
    const named = names.findNamed(words);
    const bits = new Uint8Array(Math.ceil(site.count / 8)).fill(words.length ? 255 : 0);
    await Promise.all(words.map(async ({ word }, at) => {
      const ids = [...named[at] ?? []].flatMap((id) => [keys.exact(`d:${id}`), keys.exact(`p:${id}`)]);
      leave(bits, await Promise.all([keys.beginning(`w:${word}`), ...ids]));
    }));
    const events = listBits(bits).filter((row) => row < site.count);
    const shown = events.slice(0, MOST_EVENTS);
    await loadRows(shown.filter((row) => !lines.has(row)));
    results.set(q, { things: /** @type {Found[]} */ (things), names, events: { count: events.length, lines: shown.map(line) } });
  }
  /** @param {number} row */
  const hasLine = (row) => lines.has(row);
  /** @param {number} row */
  const line = (row) => lines.get(row) ?? "";
  return { book, has, holds, fill, loadBook, loadRows, line, hasLine, viewOf, loadView, bitsOf, loadBits, find, loadFound, piece };
}
