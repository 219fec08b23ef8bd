// Where meridians and parallels lie, and what they are called.
import assert from "node:assert/strict";
import test from "node:test";

import { chooseStep, wordDegree } from "../../geo/web/map/ground/graticule.js";

test("meridians are so far apart that their names find room", () => {
  assert.deepEqual([1, 6.8, 38, 64, 1000].map(chooseStep), [30, 10, 2, 1, 0.1]);
});
test("a degree has its direction, beyond the antimeridian, too", () => {
  const named = [20, -0.5, 190, -190, 180].map((degree) => wordDegree(degree, ["{n}° E", "{n}° W"]));
  assert.deepEqual(named, ["20° E", "0.5° W", "170° W", "170° E", "180° E"]);
});
