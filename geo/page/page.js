// The host of the front end in Streamlit's page: mounts the parts of the page as components, and hands the day on.
//
// The one module that knows how Streamlit calls a component: with the element to fill, the data of each run, and ways to
// report a value. The map stands in a frame of its own: it hears of the day by an event on this window.
import { createAxis } from "../web/axis/axis.js";
import { createNotes } from "../web/notes/notes.js";
import { createPicture } from "../web/notes/picture.js";
import { countSteps, placeOf, toNumber } from "../web/days/days.js";
import { createLinked } from "../web/notes/linked.js";
import { createSearch } from "../web/notes/search.js";
import { roveLists } from "../web/roving.js";
import { listenForSkips } from "../web/skips.js";
import { completeAddress, fetchMore, fetchPicture, keepDay, nameQuery, viewAddress } from "./address.js";
import { showConnection } from "./connection.js";
import { hold } from "./held.js";
import { bringIntoView } from "./target.js";

/** @typedef {import("../web/data").AxisData} AxisData */
/** @typedef {import("../web/data").NotesData} NotesData */
/**
 * @template Data
 * @typedef {object} Component
 * @property {HTMLElement} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */
/** @typedef {import("../web/data").AxisProps} AxisProps */
/** @typedef {import("./address.js").Page} Page */
/** @typedef {import("../web/data").PictureData} PictureData */

/** What the parts of the page share: the axis and the notes that are mounted now. */
const mounted = {
  /** @type {ReturnType<typeof createAxis> | null} */ axis: null,
  /** @type {ReturnType<typeof createNotes> | null} */ notes: null,
  /** @type {AxisData | null} */ days: null,
};
/** @typedef {{axis: ReturnType<typeof createAxis>, watch: ReturnType<typeof showConnection>, move: number, report: (day: string) => void, close: () => void}} HeldAxis */
/**
 * @typedef {object} HeldNotes
 * @property {ReturnType<typeof createNotes>} notes
 * @property {(query: string) => void} report
 * @property {() => void} showAll
 * @property {(spot: {events: number[], day: string} | null) => void} choose
 * @property {() => void} renew
 * @property {() => void} close
 */
/** @typedef {import("../web/data").SearchData} SearchData */
/** @typedef {import("../web/data").LinkedData} LinkedData */
/**
 * @template Part
 * @typedef {import("./held.js").Held<Part>} Held
 */
/** @type {WeakMap<HTMLElement, Held<ReturnType<typeof createSearch>>>} */
const searches = new WeakMap();
/** @type {WeakMap<HTMLElement, Held<ReturnType<typeof createLinked>>>} */
const linked = new WeakMap();
/** @type {WeakMap<HTMLElement, HeldAxis>} */
const axes = new WeakMap();
/** @type {WeakMap<HTMLElement, HeldNotes>} */
const notesOf = new WeakMap();
/** @type {WeakMap<HTMLElement, ReturnType<typeof createPicture>>} */
const pictures = new WeakMap();

// What takes the focus of each part that a link skips to.
const PARTS = { date: ".axis-range", map: ".st-key-map iframe", notes: ".notes-day", table: ".st-key-table .table" };
listenForSkips(document, (part) => document.querySelector(PARTS[/** @type {keyof PARTS} */ (part)] ?? "#none"));
roveLists(document);

/**
 * Tell the map's frame of the day, and remember it for a frame that comes later.
 * @param {string} day
 */
function announce(day) {
  Object.assign(window, { handover: { .../** @type {Page} */ (window).handover, day } });
  window.dispatchEvent(new CustomEvent("handover:day", { detail: { date: day } }));
}

/**
 * Mount the axis, or take the data of another run; Streamlit calls this at each. The server moves the axis only by a new
 * number of `move`: an answer that was overtaken by the hand changes nothing.
 * @param {Component<AxisProps>} component
 */
export function mountAxis({ parentElement, data, setStateValue }) {
  const held = axes.get(parentElement) ?? holdAxis(parentElement, data);
  held.report = (day) => setStateValue("day", day);
  held.watch.noteAnswer();
  [mounted.axis, mounted.days] = [held.axis, data.axis];
  held.axis.update(data.axis);
  const [move, day] = data.move;
  if (move !== held.move) {
    held.move = move;
    held.axis.go(day);
    announce(held.axis.day());
    completeAddress(data.query);
  }
  return held.close;
}

/**
 * @param {HTMLElement} element
 * @param {AxisProps} data
 * @returns {HeldAxis}
 */
function holdAxis(element, data) {
  const axis = createAxis(element, {
    words: data.words,
    lang: data.lang,
    onday: (day, { isResting, isPlaying }) => {
      if (isResting) {
        held.report(day);
        held.watch.noteQuestion();
      } else announce(day);
      mounted.notes?.follow(day, { isPlaying });
    },
  });
  const watch = showConnection(element, {
    offline: data.offline,
    keep: () => keepDay(axis.day()),
    ask: () => held.report(axis.day()),
  });
  const listening = new AbortController();
  // What the reader does elsewhere is done to the day under the handle: the server must know of it first.
  const settle = (/** @type {Event} */ event) => {
    if (!(event.target instanceof Node && element.contains(event.target)) && !axis.isPlaying()) axis.rest();
  };
  for (const name of ["pointerdown", "keydown", "blur"])
    window.addEventListener(name, settle, { capture: true, signal: listening.signal });
  const close = () => {
    listening.abort();
    watch.close();
    axis.close();
    axes.delete(element);
    if (mounted.axis === axis) [mounted.axis, mounted.days] = [null, null];
  };
  /** @type {HeldAxis} */
  const held = { axis, watch, move: -1, report: () => {}, close };
  axes.set(element, held);
  return held;
}

/**
 * Mount the notes, or take the data of another run.
 * @param {Component<NotesData>} component
 */
export function mountNotes({ parentElement, data, setTriggerValue }) {
  const held = notesOf.get(parentElement) ?? holdNotes(parentElement);
  held.report = (query) => setTriggerValue("history", query);
  held.showAll = () => setTriggerValue("show_all", true);
  held.choose = (spot) => setTriggerValue("spot", spot ?? false);
  held.renew = () => setTriggerValue("renew", true);
  mounted.notes = held.notes;
  held.notes.update(data, mounted.axis?.day() ?? "");
  return held.close;
}

/**
 * @param {HTMLElement} element
 * @returns {HeldNotes}
 */
function holdNotes(element) {
  const notes = createNotes(element, {
    load: async (address) => {
      const answer = await fetch(new URL(address, document.baseURI));
      // The server has another version of the collection: this page is sent it when it runs again.
      if (answer.status === 404) held.renew();
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    },
    placeOf: (day) => (mounted.days ? placeOf(mounted.days, toNumber(day)) : 0),
    count: () => (mounted.days ? countSteps(mounted.days) : 0),
    showAll: () => held.showAll(),
    leaveSpot: () => held.choose(null),
    more: fetchMore,
    address: () => viewAddress(mounted.axis?.day()),
    say: (text) => mounted.axis?.say(text),
  });
  const listening = new AbortController();
  // Back and Forward: the view of the entry's address is shown again, unless the entry is another page.
  const { pathname } = window.location;
  const goBack = () => { if (window.location.pathname === pathname) held.report(window.location.search); };
  window.addEventListener("popstate", goBack, { signal: listening.signal });
  // A circle of the map was clicked.
  window.addEventListener("handover:spot", (event) => held.choose(/** @type {CustomEvent} */ (event).detail), { signal: listening.signal });
  const close = () => {
    listening.abort();
    notes.close();
    notesOf.delete(element);
    if (mounted.notes === notes) mounted.notes = null;
  };
  /** @type {HeldNotes} */
  const held = { notes, report: () => {}, showAll: () => {}, choose: () => {}, renew: () => {}, close };
  notesOf.set(element, held);
  return held;
}

/**
 * Mount the search field, or take the data of another run.
 * @param {Component<SearchData>} component
 */
export function mountSearch({ parentElement, data, setTriggerValue }) {
  const held = hold(searches, parentElement, (tell) => createSearch(parentElement, {
    words: data.words,
    onquery: (text) => tell("query", text),
    go: data.moves === null ? null : (query) => tell("go", query),
  }));
  held.report = setTriggerValue;
  held.part.update(data);
  if (data.moves !== null) nameQuery(data.q);
  return held.close;
}

/**
 * Mount a part whose links change the view and whose buttons copy, or take the data of another run.
 * @param {Component<LinkedData>} component
 */
export function mountLinked({ parentElement, data, setTriggerValue }) {
  const held = hold(linked, parentElement, (tell) => createLinked(parentElement, {
    go: (query) => tell("go", query),
    address: () => viewAddress(mounted.axis?.day()),
    takeFocus: () => /** @type {HTMLElement | null} */ (document.querySelector(".axis-range"))?.focus({ preventScroll: true }),
  }));
  held.report = setTriggerValue;
  held.part.update(data);
  return held.close;
}

/** @type {WeakMap<HTMLElement, string>} */
const targets = new WeakMap();

/**
 * Bring an element into view, once for each that is asked for.
 * @param {Component<import("../web/data").TargetData>} component
 */
export function mountTarget({ parentElement, data }) {
  if (targets.get(parentElement) === data.element) return;
  targets.set(parentElement, data.element);
  bringIntoView(data.element);
}

/**
 * Mount the buttons for the picture, or take other words.
 * @param {Component<PictureData>} component
 */
export function mountPicture({ parentElement, data }) {
  const held = pictures.get(parentElement) ?? createPicture(parentElement, () => fetchPicture(mounted.axis?.day()));
  pictures.set(parentElement, held);
  held.update(data);
}
