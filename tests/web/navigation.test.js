// Whether a district is in view: enough of it, or as much as the view can hold.
import assert from "node:assert/strict";
import test from "node:test";

import { isInView } from "../../geo/web/map/navigation.js";

const box = (left, top, right, bottom) => ({ left, top, right, bottom });
const VIEW = box(0, 0, 800, 500);

test("a district within the view is in it, one beside it is not", () => {
  assert.equal(isInView(box(100, 100, 200, 200), VIEW), true);
  assert.equal(isInView(box(800, 100, 900, 200), VIEW), false);
  assert.equal(isInView(box(100, -300, 200, -10), VIEW), false);
});

test("a district of which only an edge is seen is not in view, one that fills the view is", () => {
  assert.equal(isInView(box(770, 100, 870, 200), VIEW), false);
  assert.equal(isInView(box(750, 100, 850, 200), VIEW), true);
  assert.equal(isInView(box(-5000, -5000, 5000, 5000), VIEW), true);
});
