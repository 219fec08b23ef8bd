// Where meridians and parallels lie, and what they are called.
import assert from "node:assert/strict";
import test from "node:test";

import { chooseStep, wordDegree } from "../../geo/web/map/ground/graticule.js";

test("a map is crossed by three lines at the least", () => {
  assert.deepEqual([360, 100, 8, 3, 0.4].map(chooseStep), [30, 30, 2, 1, 0.1]);
});
test("a degree has its direction, beyond the antimeridian, too", () => {
  const named = [20, -0.5, 190, -190].map((degree) => wordDegree(degree, ["{n}° E", "{n}° W"]));
  assert.deepEqual(named, ["20° E", "0.5° W", "170° W", "170° E"]);
});
