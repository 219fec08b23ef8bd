// Where labels stand: who makes way, and what is hidden.
import assert from "node:assert/strict";
import test from "node:test";

import { placeLabels } from "../../geo/web/map/placing.js";

const box = (left, top, width = 40, height = 14) => ({ left, right: left + width, top, bottom: top + height });
const label = (boxes, rank = 0, isFirm = true) => ({ boxes, rank, isFirm });

test("a label alone stays where it is, with all its lines", () => {
  assert.deepEqual(placeLabels([label([box(0, 0), box(0, 14)])]), [{ way: [0, 0], hidden: [false, false] }]);
});

test("boxes that only touch do not meet", () => {
  const stands = placeLabels([label([box(0, 0)]), label([box(40, 0)]), label([box(0, 14)])]);
  assert.deepEqual(stands.map(({ way }) => way), [[0, 0], [0, 0], [0, 0]]);
});

test("of two names of districts each later one makes way to where there is room", () => {
  const stands = placeLabels([label([box(0, 0)]), label([box(10, 5)]), label([box(10, 5)])]);
  assert.deepEqual(stands.map(({ way }) => way), [[0, 0], [0, 18], [34, 0]]);
});

test("a name that is not firm is placed last, and hidden where nothing is free", () => {
  const crowd = [-40, -20, 0, 20, 40].map((top) => label([box(-60, top, 160, 20)]));
  const stands = placeLabels([label([box(0, 0), box(0, 14)], 0, false), ...crowd]);
  assert.deepEqual(stands[0], { way: [0, 0], hidden: [true, true] });
  assert.deepEqual(stands.slice(1).map(({ hidden }) => hidden), [[false], [false], [false], [false], [false]]);
  const [firm] = placeLabels([label([box(0, 0), box(0, 14)]), ...crowd]);
  assert.deepEqual(firm.hidden[0], false);
});

test("the line below a name comes before a place, and a place before a neighbour", () => {
  const line = label([box(0, 0), box(0, 14)]);
  const stands = placeLabels([label([box(5, 16)], 4), label([box(5, 18)], 2), line]);
  assert.deepEqual(stands.map(({ hidden }) => hidden), [[true], [true], [false, false]]);
  const apart = placeLabels([label([box(105, 16)], 4), label([box(105, 18)], 2)]);
  assert.deepEqual(apart.map(({ hidden }) => hidden), [[true], [false]]);
});

test("labels meet across the cells of the grid", () => {
  const stands = placeLabels([label([box(60, 60)]), label([box(95, 70)], 2), label([box(101, 70)], 2)]);
  assert.deepEqual(stands.map(({ hidden }) => hidden), [[false], [true], [false]]);
});

test("no label stands on a control but the name of a district that finds no other place", () => {
  const control = box(0, 0, 40, 14);
  const [name, village] = placeLabels([label([box(0, 0), box(0, 14)]), label([box(30, 10)], 2)], [control]);
  assert.deepEqual(name, { way: [0, -18], hidden: [false, true] });
  assert.deepEqual(village.hidden, [true]);
  const [caught] = placeLabels([label([box(0, 0)])], [box(-100, -100, 300, 300)]);
  assert.deepEqual(caught, { way: [0, 0], hidden: [false] });
});

test("the name of a country makes way further than others, and is hidden only where nothing is free", () => {
  const control = box(-20, -10, 90, 34);
  const country = { ...label([box(0, 0)], 2.5), isWide: true };
  const [stand] = placeLabels([country], [control]);
  assert.deepEqual(stand, { way: [0, -36], hidden: [false] });
  assert.deepEqual(placeLabels([label([box(0, 0)], 2.5)], [control])[0].hidden, [true]);
  assert.deepEqual(placeLabels([country], [box(-500, -500, 1000, 1000)])[0], { way: [0, 0], hidden: [true] });
});
