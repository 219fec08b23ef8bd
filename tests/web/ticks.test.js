// Which days of an axis of listed days have a label: none stands on another, at the end neither.
import assert from "node:assert/strict";
import test from "node:test";

import { findListedTicks } from "../../geo/web/axis/ticks.js";

const axis = { first: 0, last: 3, days: [0, 1, 2, 3] };
const labelled = (/** @type {number} */ width) =>
  findListedTicks(axis, width, () => "20 Nov 2020").filter(({ isLabelled }) => isLabelled).map(({ day }) => day);

test("the last label, which is moved inward, is left out where it would stand on the one before", () => {
  assert.deepEqual(labelled(320), [0, 1, 2, 3]);
  assert.deepEqual(labelled(240), [0, 2]);
  assert.deepEqual(labelled(200), [0, 2]);
});
