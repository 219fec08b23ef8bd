// Where in the world: the projection of the locator, and the days of the lines of a time.
import assert from "node:assert/strict";
import test from "node:test";

import { project, writePath } from "../../geo/web/map/ground/locator.js";
import { isOfDay } from "../../geo/web/map/ground/periods.js";

test("the projection leaves longitudes as they are, and stretches latitudes away from the equator", () => {
  assert.deepEqual(project([46, 0]).map(Math.abs), [46, 0]);
  assert.equal(project([46, 40])[1].toFixed(2), "-43.71");
});

test("polygons become paths from a corner on", () => {
  const square = [[[0, 0], [1, 0], [1, 1], [0, 0]]];
  const path = "M0.0,0.0 10.0,0.0 10.0,-10.0 0.0,0.0Z";
  assert.equal(writePath({ type: "Polygon", coordinates: square }, [0, 0], 10), path);
  assert.equal(writePath({ type: "MultiPolygon", coordinates: [square, square] }, [0, 0], 10), path + path);
});

test("a line of a time is drawn from its day on, any other always", () => {
  const line = { since: "1994-05-12" };
  assert.deepEqual(["1994-05-11", "1994-05-12", "2020-11-25"].map((day) => isOfDay(line, day)), [false, true, true]);
  assert.equal(isOfDay({}, "1800-01-01"), true);
});
