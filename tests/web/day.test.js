// What holds on a day: the days before, at and after each change.
import assert from "node:assert/strict";
import test from "node:test";

import { openDays } from "../../geo/web/days/day.js";
import { lastUpTo, readDay, writeDay } from "../../geo/web/days/numbers.js";
import { chunk, DAY, makeDays } from "./data.js";

const open = (changes) => openDays(makeDays(changes), "http://localhost/", () => {});
/** Ask for a day; of the events only those of the rows given are let through. */
const ask = (date, rows = null) => ({ date, clock: "happened", among: rows && btoa(String.fromCharCode(...pack(rows))) });

function pack(rows) {
  const bits = new Uint8Array(2);
  for (const row of rows) bits[row >> 3] |= 1 << (row & 7);
  return bits;
}

test("a day is a number since 1970, and back", () => {
  assert.equal(readDay("1970-01-02"), 1);
  assert.equal(readDay("2020-11-18"), DAY);
  assert.equal(readDay("1969-12-31"), -1);
  assert.equal(writeDay(DAY), "2020-11-18");
  assert.equal(writeDay(-1), "1969-12-31");
});

test("the last value that is not above another is found, within bounds", () => {
  const values = [1, 3, 3, 7];
  assert.deepEqual([0, 1, 3, 6, 7, 9].map((value) => lastUpTo(values, value, 0, 4)), [-1, 0, 2, 2, 3, 3]);
  assert.equal(lastUpTo(values, 0, 2, 4), 1);
  assert.equal(lastUpTo(values, 9, 1, 2), 1);
});

test("a state holds from its day until that of the next", () => {
  const { state } = open();
  assert.deepEqual(state("A", "2020-11-08", "happened"),
    { control: "none", short: "", deadline: null, supersedes: [], text: "None", left: null });
  assert.deepEqual(state("A", "2020-11-09", "happened"), {
    control: "due", short: "", deadline: "2020-11-25", supersedes: ["2020-11-15"],
    text: "Due by 25 November 2020 (moved from 15 November 2020)", left: 16,
  });
  assert.equal(state("A", "2020-11-19", "happened").left, 6);
  assert.deepEqual(state("A", "2020-11-20", "happened"),
    { control: "entered", short: "entered", deadline: null, supersedes: [], text: "Entered", left: null });
  assert.equal(state("A", "2020-11-20", "reported").control, "none");
});

test("a district has states if the data lists any, even none", () => {
  const { has } = open();
  assert.deepEqual(["A", "B", "C", "D"].map(has), [true, true, false, false]);
});

test("what changes between two days, whichever comes first", () => {
  const { changed } = open();
  assert.deepEqual(changed("", "2020-11-18", "happened"), ["A", "B", "C"]);
  assert.deepEqual(changed("2020-11-07", "2020-11-08", "happened"), []);
  assert.deepEqual(changed("2020-11-08", "2020-11-09", "happened"), ["A"]);
  // What is due differs by the days left.
  assert.deepEqual(changed("2020-11-18", "2020-11-17", "happened"), ["A"]);
  assert.deepEqual(changed("2020-11-18", "2020-11-18", "happened"), []);
  assert.deepEqual(changed("2020-11-20", "2020-11-21", "happened"), []);
  assert.deepEqual(changed("2020-11-08", "2020-11-21", "reported"), []);
});

test("a clash of several days is drawn on each of them, in each of its districts", () => {
  const { today } = open();
  assert.deepEqual(today(ask("2020-11-16")).clashes, {});
  const clash = { title: "17–20 November 2020", event: 1 };
  for (const date of ["2020-11-17", "2020-11-20"]) assert.deepEqual(today(ask(date)).clashes, { A: clash, B: clash });
  assert.deepEqual(today(ask("2020-11-21")).clashes, {});
});

test("of two clashes in a district the first of the collection is named", () => {
  const later = { ...chunk, event: [0, 5, 5, 2, 3] };
  const clock = { starts: [DAY - 21], files: [null], here: { 0: later } };
  const { today } = open({ clocks: { happened: clock, reported: clock } });
  assert.deepEqual(today(ask("2020-11-19")).clashes.B, { title: "19 November 2020", event: 3 });
});

test("a movement is drawn on its days, and the districts it leaves are marked", () => {
  const { today } = open();
  assert.deepEqual(["2020-11-17", "2020-11-18", "2020-11-19", "2020-11-20"].map((date) => today(ask(date)).routes.length),
    [0, 1, 1, 0]);
  assert.deepEqual(today(ask("2020-11-18")).leaves, { B: true });
});

test("accounts that differ mark their district on the event's first day; one without a district marks none", () => {
  const { today } = open();
  assert.deepEqual(today(ask("2020-11-18")).differs, {});
  assert.deepEqual(today(ask("2020-11-18")).wide, {});
  assert.deepEqual(today(ask("2020-11-19")).differs, { B: true });
  assert.deepEqual(today(ask("2020-11-19")).wide, { B: true });
});

test("only the events that the filter lets through are drawn", () => {
  const { today } = open();
  assert.deepEqual(today(ask("2020-11-18", [0])), { clashes: {}, leaves: {}, differs: {}, wide: {}, routes: [], ready: true });
  assert.deepEqual(Object.keys(today(ask("2020-11-18", [1])).clashes).sort(), ["A", "B"]);
  assert.equal(today(ask("2020-11-18", [9])).routes.length, 1);
  assert.deepEqual(today(ask("2020-11-19", [0])).differs, {});
});

test("the same question has the same answer, the very object", () => {
  const { today } = open();
  const first = today(ask("2020-11-18"));
  assert.equal(today(ask("2020-11-18")), first);
  assert.notEqual(today(ask("2020-11-18", [0])), first);
});

test("thirty days count, the day itself included", () => {
  const { recent } = open();
  const rows = (date) => {
    const { low, high } = recent(ask(date));
    return [low, high];
  };
  assert.deepEqual(rows("2020-10-27"), [0, -1]);
  assert.deepEqual(rows("2020-10-28"), [0, 0]);
  assert.deepEqual(rows("2020-11-26"), [0, 4]);
  assert.deepEqual(rows("2020-11-27"), [1, 4]);
});
