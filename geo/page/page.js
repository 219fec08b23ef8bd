// The host of the front end in Streamlit's page: mounts the axis and the notes as components, and hands the day on.
//
// The one module that knows how Streamlit calls a component: with the element to fill, the data of each run, and ways to
// report a value. The map stands in a frame of its own: it hears of the day by an event on this window.
import { createAxis } from "../web/axis.js";
import { createNotes } from "../web/notes.js";
import { createPicture } from "../web/picture.js";
import { countSteps, placeOf, toNumber } from "../web/days.js";

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
/** @typedef {import("../web/data").PictureData} PictureData */

/** What the parts of the page share: the axis and the notes that are mounted now. */
const mounted = {
  /** @type {ReturnType<typeof createAxis> | null} */ axis: null,
  /** @type {ReturnType<typeof createNotes> | null} */ notes: null,
  /** @type {AxisData | null} */ days: null,
};
/** @typedef {{axis: ReturnType<typeof createAxis>, move: number, report: (day: string) => void, close: () => void}} HeldAxis */
/** @typedef {{notes: ReturnType<typeof createNotes>, report: (query: string) => void, close: () => void}} HeldNotes */
/** @type {WeakMap<HTMLElement, HeldAxis>} */
const axes = new WeakMap();
/** @type {WeakMap<HTMLElement, HeldNotes>} */
const notesOf = new WeakMap();
/** @type {WeakMap<HTMLElement, ReturnType<typeof createPicture>>} */
const pictures = new WeakMap();

/**
 * Tell the map's frame of the day, and remember it for a frame that comes later.
 * @param {string} day
 */
function announce(day) {
  Object.assign(window, { handover: { day } });
  window.dispatchEvent(new CustomEvent("handover:day", { detail: { date: day } }));
}

/**
 * Give an entry of the history that names no view the one that is shown: so that its link opens it, and Back returns to it.
 * @param {string} query
 */
function completeAddress(query) {
  const { pathname, search, hash } = window.location;
  const given = new URLSearchParams(search);
  if (given.has("date")) return;
  for (const [name, value] of new URLSearchParams(query)) if (!given.has(name)) given.set(name, value);
  window.history.replaceState(window.history.state, "", `${pathname}?${given}${hash}`);
}

/**
 * Mount the axis, or take the data of another run; Streamlit calls this at each. The server moves the axis only by a new
 * number of `move`: an answer that was overtaken by the hand changes nothing.
 * @param {Component<AxisProps>} component
 */
export function mountAxis({ parentElement, data, setStateValue }) {
  const held = axes.get(parentElement) ?? holdAxis(parentElement, data);
  held.report = (day) => setStateValue("day", day);
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
      if (isResting) held.report(day);
      else {
        announce(day);
        mounted.notes?.follow(day, { isPlaying });
      }
    },
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
    axis.close();
    axes.delete(element);
    if (mounted.axis === axis) [mounted.axis, mounted.days] = [null, null];
  };
  /** @type {HeldAxis} */
  const held = { axis, move: -1, report: () => {}, close };
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
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    },
    placeOf: (day) => (mounted.days ? placeOf(mounted.days, toNumber(day)) : 0),
    count: () => (mounted.days ? countSteps(mounted.days) : 0),
  });
  const listening = new AbortController();
  // Back and Forward: the view of the entry's address is shown again, unless the entry is another page.
  const { pathname } = window.location;
  const goBack = () => { if (window.location.pathname === pathname) held.report(window.location.search); };
  window.addEventListener("popstate", goBack, { signal: listening.signal });
  const close = () => {
    listening.abort();
    notes.close();
    notesOf.delete(element);
    if (mounted.notes === notes) mounted.notes = null;
  };
  /** @type {HeldNotes} */
  const held = { notes, report: () => {}, close };
  notesOf.set(element, held);
  return held;
}

/**
 * Mount the button for the picture, or take another drawing.
 * @param {Component<PictureData>} component
 */
export function mountPicture({ parentElement, data }) {
  const held = pictures.get(parentElement) ?? createPicture(parentElement);
  pictures.set(parentElement, held);
  held.update(data);
}
