// On which days an area of control is on the map, under either clock.
import assert from "node:assert/strict";
import test from "node:test";

import { isShown } from "../../geo/web/map/areas.js";

test("an area is shown from its first to its last day, both included, and without end where none is known", () => {
  const area = { days: { happened: [10, 20], reported: [15, null] } };
  const shown = (clock) => [9, 10, 15, 20, 21].map((day) => isShown(area, day, clock));
  assert.deepEqual(shown("happened"), [false, true, true, true, false]);
  assert.deepEqual(shown("reported"), [false, false, true, true, true]);
  assert.ok(isShown({ days: { happened: [null, null] } }, -100_000, "happened"));
});
