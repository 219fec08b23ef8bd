// The search field: what is typed is reported to the host, what it finds is listed below, and each result is a link.
//
// It knows no host. Down and Up go through the results, Escape ends the search.
import { listenForLinks } from "./linked.js";

/** @typedef {import("../data").SearchData} SearchData */

// A search begins when the reader has paused for so long; milliseconds.
const PAUSE = 300;

/**
 * Return a search field within an element.
 * @param {HTMLElement} element
 * @param {{words: SearchData["words"], onquery: (text: string) => void, go: ((query: string) => void) | null}} host `go` is null where results are links to another page
 */
export function createSearch(element, { words, onquery, go }) {
  const listening = new AbortController();
  const { signal } = listening;
  const form = document.createElement("form");
  form.className = "search";
  form.setAttribute("role", "search");
  const field = Object.assign(document.createElement("input"), { type: "search", placeholder: words.hint, autocomplete: "off", spellcheck: false });
  field.setAttribute("aria-label", words.label);
  const status = Object.assign(document.createElement("p"), { className: "result-count" });
  status.setAttribute("role", "status");
  const list = Object.assign(document.createElement("div"), { className: "found-list" });
  list.setAttribute("role", "region");
  list.setAttribute("aria-label", words.results);
  const found = Object.assign(document.createElement("div"), { className: "found", hidden: true });
  found.append(status, list);
  form.append(field, found);
  element.replaceChildren(form);

  let [asked, pause] = ["", 0];
  /** @type {number | null} */
  let moves = -1;
  /** @type {SearchData | null} */
  let data = null;

  function ask() {
    clearTimeout(pause);
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    onquery(text);
  }
  /** @param {boolean} isShown */
  function show(isShown) {
    found.hidden = !isShown || !data?.q;
  }
  function end() {
    field.value = "";
    show(false);
    field.focus();
    ask();
  }
  /** @param {number} by */
  function step(by) {
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.findIndex((one) => one === document.activeElement);
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(ask, PAUSE);
  }, { signal });
  field.addEventListener("focus", () => show(true), { signal });
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); show(true); }, { signal });
  form.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && !found.hidden) step(by);
    else if (event.key === "Escape") end();
    else return;
    event.preventDefault();
  }, { signal });
  for (const name of ["pointerdown", "focusin"])
    document.addEventListener(name, (event) => {
      if (event.target instanceof Node && !form.contains(event.target)) show(false);
    }, { signal });
  if (go) listenForLinks(list, (query) => { show(false); go(query); }, signal);

  return {
    /** @param {SearchData} given */
    update(given) {
      const isFirst = data === null;
      data = given;
      if (given.moves !== moves) {
        moves = given.moves;
        clearTimeout(pause);
        field.value = asked = given.q;
      }
      status.textContent = given.summary;
      // The only maker of HTML has escaped every text from outside.
      // eslint-disable-next-line no-restricted-properties
      list.innerHTML = given.html;
      show(isFirst || form.contains(document.activeElement));
    },
    close() {
      clearTimeout(pause);
      listening.abort();
    },
  };
}
