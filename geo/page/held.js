// What a component of the page is between the runs of the server: made once for its element, and told what is new.

/**
 * @template Part
 * @typedef {{part: Part, report: (name: string, value: string) => void, close: () => void}} Held
 */

/**
 * Return what is held for an element; make it when the element is first met.
 * @template {{close: () => void}} Part
 * @param {WeakMap<HTMLElement, Held<Part>>} kept
 * @param {HTMLElement} element
 * @param {(tell: (name: string, value: string) => void) => Part} make
 * @returns {Held<Part>}
 */
export function hold(kept, element, make) {
  const before = kept.get(element);
  if (before) return before;
  const part = make((name, value) => held.report(name, value));
  /** @type {Held<Part>} */
  const held = { part, report: () => {}, close: () => { part.close(); kept.delete(element); } };
  kept.set(element, held);
  return held;
}
