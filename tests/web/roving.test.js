// Where a key leads within a list that is one tab stop.
import assert from "node:assert/strict";
import test from "node:test";

import { findNext } from "../../geo/web/roving.js";

const [first, second, third] = /** @type {HTMLElement[]} */ (/** @type {unknown} */ ([{ id: 1 }, { id: 2 }, { id: 3 }]));
const ORDER = [first, second, third];

/** @type {(key: string, from: HTMLElement, direction?: string, held?: object) => HTMLElement | undefined} */
function press(key, from, direction = "ltr", held = {}) {
  globalThis.getComputedStyle = /** @type {typeof getComputedStyle} */ (/** @type {unknown} */ (() => ({ direction })));
  const event = /** @type {KeyboardEvent} */ (/** @type {unknown} */ ({ key, target: from, ...held }));
  return findNext(event, ORDER, /** @type {Element} */ (/** @type {unknown} */ ({})));
}

test("arrows lead to the next and back, and not beyond the ends", () => {
  assert.equal(press("ArrowDown", first), second);
  assert.equal(press("ArrowRight", third), third);
  assert.equal(press("ArrowUp", first), first);
  assert.equal(press("Home", third), first);
  assert.equal(press("End", first), third);
});
test("from right to left the arrows across are mirrored", () => {
  assert.equal(press("ArrowLeft", first, "rtl"), second);
  assert.equal(press("ArrowRight", second, "rtl"), first);
});
test("other keys, and keys held with others, lead nowhere", () => {
  assert.equal(press("Enter", first), undefined);
  assert.equal(press("ArrowLeft", second, "ltr", { altKey: true }), undefined);
});
