// The counts of the thirty days: where events lie, which share a cell, and how many they are.
import assert from "node:assert/strict";
import test from "node:test";

import { WAYS, makeCounter, project } from "../../geo/web/map/points/cells.js";
import { openChunk } from "../../geo/web/days/chunks.js";
import { chunk, DAY } from "./data.js";

const LABELS = [[46, 40], [46.001, 40], undefined];
const opened = openChunk(chunk, new Set([1]));

function count(recent, { zoom = 8, bits = null, counter = makeCounter(LABELS) } = {}) {
  const { grid, many, events, placeless } = counter.count({ chunk: opened, day: DAY, ...recent }, zoom, bits);
  const cells = [...grid.used.slice(0, many)].map((cell) => [grid.all[cell], grid.own[cell], Number(grid.way[cell] === WAYS.exact)]);
  // The caller resets the count after reading.
  for (const cell of grid.used.slice(0, many)) grid.all[cell] = 0;
  return { cells, events, placeless };
}

test("the world's corners and its middle lie where the web's projection has them", () => {
  assert.deepEqual(project([0, 0]).map((part) => part.toFixed(9)), ["0.500000000", "0.500000000"]);
  assert.deepEqual(project([-180, 90]).map((part) => part.toFixed(5)), ["0.00000", "0.00000"]);
  assert.deepEqual(project([180, -90]).map((part) => part.toFixed(5)), ["1.00000", "1.00000"]);
});

test("districts near each other share a ring, in which an event of both counts once; an exact place has a disc of its own", () => {
  assert.deepEqual(count({ low: 0, high: 4 }), { cells: [[3, 0, 0], [1, 1, 1]], events: 4, placeless: 0 });
});

test("zoomed in, each district has a ring of its own", () => {
  assert.deepEqual(count({ low: 0, high: 4 }, { zoom: 18 }).cells, [[2, 0, 0], [2, 0, 0], [1, 1, 1]]);
});

test("a count is the same again after another zoom", () => {
  const counter = makeCounter(LABELS);
  const first = count({ low: 0, high: 4 }, { counter });
  count({ low: 0, high: 4 }, { counter, zoom: 18 });
  assert.deepEqual(count({ low: 0, high: 4 }, { counter }), first);
});

test("an event in two districts is one event in two rings", () => {
  assert.deepEqual(count({ low: 1, high: 2 }, { zoom: 18 }), { cells: [[1, 0, 0], [1, 0, 0]], events: 1, placeless: 0 });
});

test("events that the filter does not let through do not count", () => {
  assert.deepEqual(count({ low: 0, high: 4 }, { bits: Uint8Array.of(0b0001) }), { cells: [[1, 0, 0]], events: 1, placeless: 0 });
});

test("an event whose districts have no point is counted without a place", () => {
  const counter = makeCounter([undefined, undefined, undefined]);
  assert.deepEqual(count({ low: 0, high: 4 }, { counter }), { cells: [[1, 1, 1]], events: 4, placeless: 3 });
});

// One event at two points close together and a third far away, then one near the first and one somewhere around it.
const SPOTS = {
  event: [0, 0, 0, 1, 2], first: [DAY, 0, 0, 0, 0], length: [0, 0, 0, 0, 0], kind: [0, 0, 0, 0, 0], district: [0, -1, -1, -1, -1],
  place: [0, 1, 2, 3, 4], places: [10, 50, 10.0001, 50, 20, 50, 10, 50, 10, 50], ways: [0, 0, 0, 1, 2],
  wide: [], differs: [], title: [], titles: [], routes: [],
};

test("an event at several places is seen at each, once where they are too close to be told apart", () => {
  const spots = openChunk(SPOTS, new Set([1]));
  const counter = makeCounter(LABELS);
  const recent = { chunk: spots, day: DAY, low: 0, high: 4 };
  const { grid, many } = counter.count(recent, 8, null);
  const cells = [...grid.used.slice(0, many)];
  assert.deepEqual(cells.map((cell) => [grid.all[cell], grid.way[cell]]), [[1, 0], [1, 0], [1, 1], [1, 2]]);
  assert.deepEqual(cells.map((cell) => counter.list(recent, 8, null, cell)), [[0], [0], [1], [2]]);
});

test("what stands on one spot is listed, the latest first, without what the filter hides", () => {
  const counter = makeCounter([]);
  const spots = openChunk({ ...SPOTS, place: [0, 0, 0, 0, 0], ways: [0, 0, 0, 0, 0] }, new Set([1]));
  const recent = { chunk: spots, day: DAY, low: 0, high: 4 };
  const { grid } = counter.count(recent, 8, null);
  assert.deepEqual(counter.list(recent, 8, null, grid.used[0]), [2, 1, 0]);
  assert.deepEqual(counter.list(recent, 8, Uint8Array.of(0b101), grid.used[0]), [2, 0]);
});
