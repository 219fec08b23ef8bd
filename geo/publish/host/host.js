// The host of the front end in a published file: starts the axis, the map, the notes and all else, and keeps them and the
// address in step with one view. No server is asked: what is shown is put together of what the file holds.
import { createAxis } from "../../web/axis/axis.js";
import { answerCopies } from "../../web/notes/copying.js";
import { createLinked } from "../../web/notes/linked.js";
import { createNotes } from "../../web/notes/notes.js";
import { createSearch } from "../../web/notes/search.js";
import { roveLists } from "../../web/roving.js";
import { listenForSkips } from "../../web/skips.js";
import { countSteps, placeOf, toNumber, wordDay } from "../../web/days/days.js";
import { isLet } from "../../web/days/rows.js";
import { followAddress } from "./address.js";
import { axisOf } from "./shelf/axis.js";
import { listRows, openBook } from "./shelf/book.js";
import { startComparison } from "./comparing.js";
import { startControls } from "./controls.js";
import { startEmbedding } from "./embed.js";
import { nameBits, packBits } from "./shelf/filter.js";
import { showRejected } from "./messages.js";
import { find } from "./shelf/finding.js";
import { createMap } from "./map.js";
import { take as takePart } from "./shelf/parts.js";
import { unpackOutlines } from "./shelf/outlines.js";
import { openShelf } from "./shelf/shelf.js";
import { filterTable } from "./table.js";
import { noFilter, readView, writeView } from "./view.js";

/** @typedef {import("../../web/data").Published} Published */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./map.js").Spot} Spot */
/** @typedef {import("../../web/data").Book} Book */

// What takes the focus of each part that a link skips to.
const SKIPS = { date: ".axis-range", map: ".part-map", notes: ".notes-day", events: ".part-table .table" };

/** @param {string} selector */
const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/**
 * Take the data of a part that is a file of its own.
 * @param {string} name
 * @param {unknown} data
 */
export function take(name, data) {
  takePart(name, data);
}

/** Start all parts of the page; called once, when the page is there. */
export function start() {
  const site = /** @type {Published} */ (JSON.parse(part("#given").textContent ?? ""));
  unpackOutlines(site.bundle, site.grain);
  const isEmbedded = startEmbedding();
  const shelf = openShelf(site);
  const book = openBook(site, (row, shown) => shelf.piece(row, shown) ?? "");
  const read = (/** @type {string} */ query) => {
    const given = completed(query);
    return readView(given, site, (name) => rejected.push(`${name}='${given.get(name)}'`, site.expected[name] ?? ""));
  };
  /** @type {string[]} What of the latest address could not be used, and what was expected. */
  let rejected = [];
  let view = readView(new URLSearchParams(), site);
  let spot = /** @type {Spot | null} */ (null);
  let [moves, bits] = [0, /** @type {Uint8Array | null} */ (null)];
  /** @type {import("../../web/data").AxisData} */
  let axisData = axisOf(site, view, null, null);

  // ---- the address -----------------------------------------------------------------------------------

  const address = followAddress({ onChange: (query) => show(read(query), { isQuiet: true }), isEmbedded });
  /** @type {(query: string) => URLSearchParams} */
  function completed(query) {
    const given = new URLSearchParams(query);
    const [, id] = /^e-(.+)$/.exec(query) ?? [];
    if (id !== undefined) return new URLSearchParams(shelf.viewOf(decodeURIComponent(id)) ?? writeView(view));
    const step = site.steps[Number(given.get("story")) - 1];
    return step && !given.has("date") ? new URLSearchParams(step[1]) : given;
  }
  /** @param {string} query a whole view behind a mark, else what it changes of this one */
  function go(query) {
    const id = /^#e-/.test(query) ? decodeURIComponent(query.slice(3)) : "";
    if (id && site.piece && shelf.viewOf(id) === null) shelf.loadView(id).then(() => show(read(query.slice(1))));
    else if (/^[?#]/.test(query)) show(read(query.slice(1)));
    else {
      const kept = new URLSearchParams(writeView(view));
      for (const [name, value] of new URLSearchParams(query)) kept.set(name, value);
      show(read(kept.toString()));
    }
  }
  const link = () => address.absolute(writeView({ ...view, date: axis.day() || view.date }));

  // ---- the parts -------------------------------------------------------------------------------------

  /** @param {string | null} id of what is clicked on a map */
  function choose(id) {
    if (id === null || id in site.names) change({ event: null, district: id === view.district ? null : id });
    else showArrow(id);
  }
  const map = createMap(part(".part-map"), site, {
    choose,
    onPlace: (place) => {
      view = { ...view, ...place };
    },
    onSpot: (found) => {
      if (found.day !== view.date) change({ date: found.day, event: null }, { isMoved: false });
      spot = found;
      writeNotes();
    },
  });
  /** @param {string} id of a movement: its note stands under the place that it leads to */
  function showArrow(id) {
    const found = shelf.viewOf(id);
    if (found === null && site.piece) shelf.loadView(id).then(() => { if (shelf.viewOf(id)) showArrow(id); });
    else change({ event: id, district: found === null ? null : read(found).district });
  }
  const axis = createAxis(part(".part-date"), {
    words: site.axisWords,
    lang: site.lang,
    onday: (day, { isResting, isPlaying }) => {
      if (isResting) change({ date: day, event: null }, { isMoved: false });
      else {
        map.show({ date: day });
        notes.follow(day, { isPlaying });
      }
    },
  });
  const notes = createNotes(part(".part-notes"), {
    load: async () => {
      const asked = view;
      await shelf.fill(view, bits, spot?.events);
      // What a link leads to is marked when it has come.
      if (asked.event && view === asked) setTimeout(writeNotes);
      return { days: {}, pieces: [] };
    },
    placeOf: (day) => placeOf(axisData, toNumber(day)),
    count: () => countSteps(axisData),
    showAll: () => change({ filter: noFilter() }),
    leaveSpot: () => {
      spot = null;
      writeNotes();
    },
    more: async ({ part: list, start: shown, day }) => {
      const asked = { ...view, date: day };
      const rows = listRows(/** @type {Book} */ (shelf.book(asked)), toNumber(day))[/** @type {"own"} */ (list)].filter((row) => isLet(bits, row));
      await shelf.fill(asked, bits, rows.slice(shown, shown + site.notes.nextNotes));
      return book.writeMore(list, rows, shown, asked);
    },
    address: link,
    compose,
    say: (text) => axis.say(text),
  });
  /** @param {string} day */
  function compose(day) {
    const asked = { ...view, date: day };
    const kept = shelf.book(asked);
    if (spot?.day === day) return shelf.holds(spot.events) ? book.writeSpot(spot.events, asked) : null;
    if (!kept || !shelf.has(asked, bits)) return null;
    const name = view.scale === "chronology" ? axisData.names[toNumber(day)] : undefined;
    const worded = name ?? wordDay(toNumber(day), site.axisWords.day, site.axisWords);
    return book.write(kept, asked, { bits, worded, isPeriod: name !== undefined });
  }
  // The notes of a day that are not here yet have no day: they are waited for.
  function writeNotes() {
    const key = [view.clock, view.district, view.scale, nameBits(bits), spot?.day, spot?.events].join(" ");
    const made = compose(view.date);
    notes.update({ day: made ? view.date : "", places: made ?? {}, address: `${key} `, block: 1, event: view.event, media: [] }, view.date);
  }
  const controls = startControls(site, (changes) => change(changes));
  const search = createSearch(part(".part-search"), {
    words: site.searchWords,
    onquery: (q) => change({ q }, { isMoved: false, isReplaced: true }),
    go,
  });
  listenForSkips(document, (name) => document.querySelector(SKIPS[/** @type {keyof SKIPS} */ (name)] ?? "#none"));
  roveLists(document);
  const takeFocus = () => part(".axis-range").focus({ preventScroll: true });
  const comparison = startComparison(part(".part-comparison"), site, shelf, { go, choose, address: link });
  const story = createLinked(part(".part-story"), { go, takeFocus, address: link });
  answerCopies(part(".below"), link, new AbortController().signal);
  // What the reader does elsewhere is done to the day under the handle.
  for (const name of ["pointerdown", "keydown"])
    window.addEventListener(name, (event) => {
      const { target } = event;
      if (!(target instanceof Node && part(".part-date").contains(target)) && !axis.isPlaying()) axis.rest();
    }, { capture: true });
  document.addEventListener("click", (event) => {
    const found = event.target instanceof Element ? event.target.closest("a[href^='#'], [data-go]") : null;
    if (event.defaultPrevented || !(found instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { hash } = found;
    if (!address.isView(hash)) return;
    event.preventDefault();
    go(hash);
    part(".part-notes").scrollIntoView({ block: "nearest" });
  });

  // ---- the view --------------------------------------------------------------------------------------

  /** @type {(changes: Partial<View>, how?: {isMoved?: boolean, isReplaced?: boolean}) => void} */
  function change(changes, how = {}) {
    show({ ...view, ...changes }, how);
  }
  /** @type {(next: View, how?: {isMoved?: boolean, isReplaced?: boolean, isQuiet?: boolean}) => void} */
  function show(next, { isMoved = true, isReplaced = false, isQuiet = false } = {}) {
    const before = view;
    spot = null;
    view = next.scale === "days" && next.scale !== before.scale ? withinDays(next) : next;
    if (!isQuiet) address.write(writeView(view), isReplaced);
    showRejected(part(".part-messages"), rejected, site);
    rejected = [];
    paint(isMoved);
  }
  /** @type {(next: View) => View} */
  function withinDays(next) {
    const day = toNumber(next.date);
    return site.days[0] <= day && day <= site.days[1] ? next : { ...next, date: read("").date };
  }
  /** @param {boolean} isMoved */
  function paint(isMoved) {
    moves += Number(isMoved);
    const asked = view;
    const region = shelf.book({ ...view, district: null });
    const picked = shelf.bitsOf(view.filter);
    if (picked === "missing") shelf.loadBits(view.filter).then(() => { if (view === asked) paint(false); });
    else bits = picked;
    if (bits && !region) shelf.loadBook({ ...view, district: null }).then(() => { if (view === asked) paint(false); });
    axisData = axisOf(site, view, bits, region);
    axis.update(axisData);
    if (isMoved) axis.go(view.date);
    map.show({
      date: axis.day(), clock: view.clock, among: packBits(bits), district: view.district, event: view.event, lang: view.lang,
    });
    controls.update(view);
    writeNotes();
    showFound();
    comparison.update(view, bits, packBits(bits));
    const [html] = site.steps[Number(view.story) - 1] ?? [site.offer];
    story.update({ html, label: site.said.story ?? "", live: Boolean(view.story) });
    filterTable(site, bits);
  }
  function showFound() {
    const { q } = view;
    const index = q ? shelf.find(q) : null;
    if (q && !index) shelf.loadFound(q).then(() => { if (view.q === q) showFound(); });
    const { summary, html } = index ? find(q, index, site) : { summary: "", html: "" };
    search.update({ q, moves, summary, html, words: site.searchWords });
  }
  const first = readView(completed(address.query()), site);
  map.open({ at: first.at || null, layers: first.layers || null });
  if (address.query()) go(`#${address.query()}`);
  else paint(true);
}
