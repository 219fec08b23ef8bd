// The notes follow the axis: those of a block of days are fetched at once and kept, and each day's put in its place.
//
// They know no host: they are given the notes of one day, where blocks are found, a way to fetch one, and one to ask for all events.

import { answerCopies } from "./copying.js";
import { showMedia } from "./media.js";
import { whenPainted } from "../painted.js";

/** @typedef {import("../data").NotesData} NotesData */
/** @typedef {import("../data").NotesBlock} Block */
/**
 * Fetches the next events of a list of the notes of a day, as HTML: after the first `start` of them. `address` is that of blocks.
 * @typedef {(asked: {part: string, start: number, day: string, address: string}) => Promise<string>} More
 */
/** @typedef {NotesData["places"]} Places HTML of the program's own making by place, each with its digest. */

// While days follow each other fast, the notes are written at most this often; less often while they play. Milliseconds.
const [EVERY, PLAYED, LINGER, RETRY] = [100, 300, 300, 3000];
// A day on which the reader stays for so long is told to screen readers: longer than a key that is held waits to repeat itself.
const STAY = 600;
// The block before or after is fetched when this few days of the current one are left.
const MARGIN = 12;
const MOST_KEPT = 8;

/**
 * Return notes within an element. `load` fetches a block, and fails with an error if it cannot be had; `compose`
 * makes the notes of a day, if the host has what they are made of.
 * @param {HTMLElement} element
 * @param {{load: (address: string) => Promise<Block>, placeOf: (day: string) => number, count: () => number,
 *   showAll: () => void, leaveSpot: () => void, more: More, address: () => string, compose?: (day: string) => Places | null,
 *   say?: (text: string) => void}} host `say` tells screen readers what a day brings
 */
export function createNotes(element, { load, placeOf, count, showAll, leaveSpot, more, address, compose, say }) {
  const sections = new Map(["spot", "day", "earlier"].map((name) => {
    const section = document.createElement("div");
    section.className = `notes-${name}`;
    section.dataset.list = "";
    return [name, section];
  }));
  element.replaceChildren(...sections.values());
  const listening = new AbortController();
  element.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-action=show-all]")) showAll();
    if (target.closest("[data-action=leave-spot]")) leaveSpot();
    const button = target.closest("[data-action=more]");
    if (button instanceof HTMLButtonElement) showMore(button);
  }, { signal: listening.signal });
  answerCopies(element, address, listening.signal);
  showMedia(element, () => data.media, listening.signal);
  /** @type {NotesData} */
  let data = { day: "", places: {}, address: "", block: 1, event: null, media: [] };
  /** @type {Map<string, Block | null>} Blocks by address; null while one is on its way. */
  const known = new Map();
  let [wanted, written, isPlaying, last, waiting, lingering] = ["", "", false, 0, 0, 0];
  let [told, telling] = [/** @type {string | null} */ (null), 0];

  /** @param {HTMLButtonElement} button */
  async function showMore(button) {
    const line = button.parentElement;
    button.disabled = true;
    try {
      const html = await more({ part: button.dataset.part ?? "", start: Number(button.dataset.start), day: written, address: data.address });
      const holder = document.createElement("div");
      // The only maker of HTML has escaped every text from outside.
      // eslint-disable-next-line no-restricted-properties
      holder.innerHTML = html;
      const first = holder.querySelector("summary");
      line?.replaceWith(...holder.children);
      first?.focus({ preventScroll: true });
    } catch {
      button.disabled = false;
    }
  }
  /** @param {Places} places */
  function put(places) {
    for (const [name, section] of sections) {
      const [digest, html] = places[name] ?? ["", ""];
      if ((section.dataset.digest ?? "") === digest) continue;
      // The only maker of HTML has escaped every text from outside.
      // eslint-disable-next-line no-restricted-properties
      section.innerHTML = html;
      section.dataset.digest = digest;
    }
  }
  /**
   * Return what is known of a day.
   * @param {string} day
   * @returns {Places | null}
   */
  function find(day) {
    const made = compose?.(day);
    if (made) return made;
    if (day === data.day) return data.places;
    const block = known.get(addressOf(numberOf(day)));
    const places = block && block.days[day];
    if (!places) return null;
    return Object.fromEntries(Object.entries(places).map(([name, [digest, numbers]]) =>
      [name, [digest, numbers.map((number) => block.pieces[number] ?? "").join("")]]));
  }
  function write() {
    waiting = 0;
    const places = find(wanted);
    if (!places) return;
    last = performance.now();
    written = wanted;
    element.dataset.day = written;
    element.removeAttribute("aria-busy");
    put(places);
    told ??= readSaid();
    tellSoon();
  }
  // What a day brings is told once, when the reader stays: not while days play or a key is held, nor as the page opens.
  function tellSoon() {
    window.clearTimeout(telling);
    telling = window.setTimeout(tell, STAY);
  }
  const readSaid = () => /** @type {HTMLElement | null} */ (element.querySelector("[data-said]"))?.dataset.said ?? "";
  function tell() {
    const said = readSaid();
    if (isPlaying || written !== wanted || said === told) return;
    say?.(said);
    told = said;
  }

  // ---- blocks ----------------------------------------------------------------------------------------

  /** @param {string} day */
  const numberOf = (day) => Math.floor(placeOf(day) / data.block);
  /** @param {number} number */
  const addressOf = (number) => `${data.address}${number}`;
  /** @param {number} number */
  async function fetchBlock(number) {
    const at = addressOf(number);
    if (number < 0 || number * data.block >= count() || known.has(at)) return;
    known.set(at, null);
    for (const old of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(old);
    try {
      known.set(at, await load(at));
      follow(wanted, { isPlaying });
    } catch {
      // Still wanted, it is asked for again.
      window.setTimeout(() => { known.delete(at); if (addressOf(numberOf(wanted)) === at) fetchBlock(number); }, RETRY);
    }
  }
  /** @param {string} day */
  function fetchAround(day) {
    const [number, rest] = [numberOf(day), placeOf(day) % data.block];
    fetchBlock(number);
    if (rest >= data.block - MARGIN) fetchBlock(number + 1);
    if (rest < MARGIN) fetchBlock(number - 1);
  }

  // ---- following -------------------------------------------------------------------------------------

  /**
   * Show a day: soon, if its notes are known; else when they have come.
   * @param {string} day
   * @param {{isPlaying: boolean}} pass
   */
  function follow(day, pass) {
    [wanted, isPlaying] = [day, pass.isPlaying];
    window.clearTimeout(lingering);
    lingering = window.setTimeout(() => fetchAround(wanted), LINGER);
    tellSoon();
    if (day === written) return;
    if (!find(day)) {
      element.setAttribute("aria-busy", "true");
      // While many days pass quickly, only those at which the reader slows down are fetched.
      window.clearTimeout(lingering);
      lingering = window.setTimeout(() => fetchAround(wanted), known.has(addressOf(numberOf(day))) ? LINGER : EVERY);
      return;
    }
    if (waiting) return;
    const wait = (isPlaying ? PLAYED : EVERY) - (performance.now() - last);
    // What follows the axis at once is painted first.
    if (wait > 0) waiting = window.setTimeout(() => whenPainted(write), wait);
    else {
      waiting = -1;
      whenPainted(write);
    }
  }
  /**
   * Take the notes of one day, and where those of others are; show the day that is wanted, or that one if none is.
   * @param {NotesData} next
   * @param {string} day
   */
  function update(next, day) {
    const isNew = next.address !== data.address;
    data = next;
    if (isNew) written = "";
    wanted = day || next.day;
    if (wanted === next.day) {
      write();
      if (next.event) open(next.event);
    }
    follow(wanted, { isPlaying });
  }
  /**
   * Open an event's accounts, mark it and bring it into view, within the notes if they scroll by themselves.
   * @param {string} id
   */
  function open(id) {
    const found = document.getElementById(`e-${id}`);
    if (!found || !element.contains(found)) return;
    for (const one of element.querySelectorAll(".event.linked")) one.classList.remove("linked");
    found.classList.add("linked");
    found.querySelector("details")?.setAttribute("open", "");
    found.scrollIntoView({ block: "nearest" });
  }
  function close() {
    listening.abort();
    for (const timer of [lingering, waiting, telling]) window.clearTimeout(timer);
  }

  return { update, follow, close };
}

