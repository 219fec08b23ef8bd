// The address of the page, as the browser completes and copies it; the server writes the view into it (`address.py`).

/** @typedef {Window & {handover?: {day?: string, at?: string, layers?: string}}} Page What the page and the map's frame share. */

/**
 * Give an entry of the history that names no view the one that is shown: so that its link opens it, and Back returns to it.
 * @param {string} query
 */
export function completeAddress(query) {
  const { pathname, search, hash } = window.location;
  const given = new URLSearchParams(search);
  if (given.has("date")) return;
  for (const [name, value] of new URLSearchParams(query)) if (!given.has(name)) given.set(name, value);
  window.history.replaceState(window.history.state, "", `${pathname}?${given}${hash}`);
}

/**
 * Return the address that opens what is shown now: the day under the handle may not have been written into it yet.
 * @param {string | undefined} day
 */
export function viewAddress(day) {
  const address = new URL(window.location.href);
  if (day) address.searchParams.set("date", day);
  const { at, layers } = /** @type {Page} */ (window).handover ?? {};
  for (const [name, value] of Object.entries({ at, layers })) {
    if (value) address.searchParams.set(name, value);
    else if (value === "") address.searchParams.delete(name);
  }
  return address.href;
}

/**
 * Write the day under the handle into the address while the server cannot: so that the page comes back to it.
 * @param {string} day
 */
export function keepDay(day) {
  window.history.replaceState(window.history.state, "", viewAddress(day));
}

/**
 * Write what is searched for into the address, without an entry of the history for each letter.
 * @param {string} q
 */
export function nameQuery(q) {
  const { pathname, search, hash } = window.location;
  const given = new URLSearchParams(search);
  if ((given.get("q") ?? "") === q) return;
  if (q) given.set("q", q);
  else given.delete("q");
  window.history.replaceState(window.history.state, "", `${pathname}?${given}${hash}`);
}

/**
 * Return what is shown now as SVG, drawn by the server: the day under the handle, and the place, size and layers of the map.
 * @param {string | undefined} day
 */
export async function fetchPicture(day) {
  const { searchParams } = new URL(viewAddress(day));
  const frame = document.querySelector(".st-key-map iframe");
  if (frame) searchParams.set("size", `${frame.clientWidth}x${frame.clientHeight}`);
  const answer = await fetch(new URL(`./map.svg?${searchParams}`, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/**
 * Fetch the next events of a list of the notes of a day, as HTML.
 * @type {import("../web/notes/notes.js").More}
 */
export async function fetchMore({ part, start, day, address }) {
  const answer = await fetch(new URL(`${address}&more=${part}&start=${start}&on=${day}`, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).html;
}
