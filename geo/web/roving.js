// One tab stop for a list of many links and buttons: arrows, Home and End lead from one to the next.
//
// A list is an element with `data-list`. Its stops are put in order when the focus comes in, so a list may be written anew at
// any time without a call.

const STOPS = "a[href], button, summary";

/**
 * Return the element to which a key leads among some in order, or undefined if the key leads nowhere.
 * @template {HTMLElement} One
 * @param {KeyboardEvent} event
 * @param {One[]} order
 * @param {Element} list whose direction of writing counts
 * @returns {One | undefined}
 */
export function findNext(event, order, list) {
  const at = order.indexOf(/** @type {One} */ (event.target));
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const isMirrored = getComputedStyle(list).direction === "rtl";
  const [forth, back] = isMirrored ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const next = { [forth]: at + 1, ArrowDown: at + 1, [back]: at - 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
  return next === undefined ? undefined : order[Math.min(Math.max(next, 0), order.length - 1)];
}

/**
 * Make one of some elements the only tab stop among them.
 * @param {Iterable<HTMLElement>} all
 * @param {HTMLElement} stop
 */
export function setStop(all, stop) {
  for (const one of all) one.tabIndex = one === stop ? 0 : -1;
}

/**
 * Make one tab stop of each list within a root, from now on.
 * @param {HTMLElement | Document} root
 * @param {AbortSignal} [signal]
 */
export function roveLists(root, signal) {
  const options = signal ? { signal } : {};
  root.addEventListener("focusin", ({ target }) => {
    const list = target instanceof HTMLElement && target.matches(STOPS) ? target.closest("[data-list]") : null;
    if (list) setStop(findStops(list), /** @type {HTMLElement} */ (target));
  }, options);
  root.addEventListener("keydown", (pressed) => {
    const event = /** @type {KeyboardEvent} */ (pressed);
    const list = event.target instanceof Element ? event.target.closest("[data-list]") : null;
    const next = list && findNext(event, findStops(list).filter(isOpen), list);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }, options);
}

/** @type {(list: Element) => HTMLElement[]} */
const findStops = (list) => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(STOPS))];

// Not within something closed, but for its own summary.
/** @param {HTMLElement} stop */
function isOpen(stop) {
  const from = stop.tagName === "SUMMARY" ? stop.parentElement?.parentElement : stop;
  return !from?.closest("details:not([open])");
}
