// Where a tip stands: beside the pointer, within the map, off the name of what it tells of.
import assert from "node:assert/strict";
import test from "node:test";

import { placeTip } from "../../geo/web/map/tips.js";

const FRAME = [800, 500];
const SIZE = [200, 60];

test("it stands below and to the right if there is room", () => {
  assert.deepEqual(placeTip([300, 200], SIZE, FRAME, []), [316, 216]);
});

test("at an edge it stands on the other side of the pointer", () => {
  assert.deepEqual(placeTip([780, 480], SIZE, FRAME, []), [564, 436]);
  assert.deepEqual(placeTip([10, 480], SIZE, FRAME, []), [26, 436]);
});

test("it leaves the name of what it tells of free, and other boxes if it can", () => {
  const name = { left: 310, right: 420, top: 210, bottom: 240 };
  assert.deepEqual(placeTip([300, 200], SIZE, FRAME, [name]), [84, 216]);
  const legend = { left: 0, right: 260, top: 210, bottom: 500 };
  assert.deepEqual(placeTip([300, 200], SIZE, FRAME, [name, legend]), [316, 124]);
});

test("in a narrow map it stays within it, and off the pointer", () => {
  const [left, top] = placeTip([150, 200], SIZE, [220, 400], []);
  assert.deepEqual([left, top], [16, 216]);
});
