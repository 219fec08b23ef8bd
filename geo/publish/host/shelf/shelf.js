// What notes, filters and searches are made of: it stands in the page, or, of a large collection, in files of its own.
import { isLet } from "../../../web/days/rows.js";
import { toNumber } from "../../../web/days/days.js";
import { listRows } from "./book.js";
import { loadPart } from "./parts.js";

/** @typedef {import("../../../web/data").Published} Published */
/** @typedef {import("../../../web/data").Book} Book */
/** @typedef {import("../../../web/data").FilterParts} FilterParts */
/** @typedef {import("../../../web/data").Found} Found */
/** @typedef {import("../../../web/data").EventsPart} EventsPart */
/** @typedef {import("../view.js").View} View */

/**
 * Return what finds each thing, and what loads those that are not here.
 * @param {Published} site
 */
export function openShelf(site) {
  /** @type {Map<string, Book>} */
  const books = new Map(Object.entries(site.books));
  /** @type {Map<number, string>} */
  const pieces = new Map();
  const before = new Map(Object.entries(site.before));
  let [ids, views] = [site.ids, site.views];
  let filterParts = site.filter;
  let found = site.found;
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
  /** @type {(rows: number[]) => boolean} Whether the first of many rows are here, or all of few. */
  const holds = (rows) => !site.piece || rows.slice(0, site.notes.mostNotes).every((row) => pieces.has(row));
  /** @type {(view: View, bits: Uint8Array | null, more?: number[]) => Promise<void>} `more` are rows that are listed besides. */
  async function fill(view, bits, more = []) {
    if (!book(view)) books.set(nameOf(view), /** @type {Book} */ (await loadPart(`book-${nameOf(view)}`)));
    const files = new Set([...listed(view, bits), ...more.slice(0, site.notes.mostNotes)].filter((row) => !pieces.has(row)).map((row) => Math.floor(row / site.piece)));
    await Promise.all([...files].map(async (file) => {
      const part = /** @type {EventsPart} */ (await loadPart(`events-${file}`));
      for (const [row, known] of Object.entries(part.before)) before.set(row, known);
      part.events.forEach((html, at) => pieces.set(file * site.piece + at, html));
    }));
  }
  /**
   * Return the parameters of the view that shows an event, or null where they are not here.
   * @param {string} id
   */
  const viewOf = (id) => views[ids.indexOf(id)] ?? null;
  /**
   * Return an event as HTML: under the clock `reported` as it is known on the day that is shown.
   * @param {number} row
   * @param {View} view
   */
  function piece(row, { clock, date }) {
    const known = clock === "reported" ? before.get(String(row)) : undefined;
    return known?.find(([day]) => toNumber(date) < day)?.[1] ?? pieces.get(row);
  }
  async function loadIds() {
    const loaded = /** @type {{ids: string[], views: string[]}} */ (await loadPart("ids"));
    [ids, views] = [loaded.ids, loaded.views];
  }
  /** @type {(filter: import("../view.js").Filter) => FilterParts | null | "missing"} */
  function filter(wanted) {
    if (Object.values(wanted).every((one) => !one.length)) return null;
    return filterParts ?? "missing";
  }
  async function loadFilter() {
    filterParts = /** @type {FilterParts} */ (await loadPart("filter"));
  }
  async function loadThings() {
    found = /** @type {Found[]} */ (await loadPart("found"));
  }
  return { book, has, holds, fill, viewOf, loadIds, filter, loadFilter, loadThings, piece, things: () => found };
}
