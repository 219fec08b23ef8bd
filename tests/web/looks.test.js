// What is computed of how things look: the bow of an arrow, the words of a label.
import assert from "node:assert/strict";
import test from "node:test";

import { bow } from "../../geo/web/map/routes.js";
import { allNames, nameIn } from "../../geo/web/tools.js";
import { wordLabel, wordStatus } from "../../geo/web/map/wording.js";

const rounded = (points) => points.map((point) => point.map((part) => Number(part.toFixed(6))));

const SHAPE = { bend: 0.18, reach: 0.76, steps: 24 };

test("an arrow begins at its place, bends to one side, and ends short of the other", () => {
  const points = rounded(bow([40, 46], [41, 46], SHAPE));
  assert.equal(points.length, 25);
  assert.deepEqual([points[0], points[12], points[24]], [[40, 46], [40.38, 45.915184], [40.76, 45.934336]]);
  assert.deepEqual(rounded(bow([41, 46], [40, 46], SHAPE))[24], [40.24, 46.065664]);
});

test("a place without a name in a language has its English one, and each name is listed once", () => {
  const names = { en: "Tovuz", az: "Tovuz", ru: "Товуз" };
  assert.deepEqual([nameIn(names, "ru"), nameIn(names, "hy")], ["Товуз", "Tovuz"]);
  assert.deepEqual(allNames(names), [{ text: "Tovuz", lang: "en" }, { text: "Товуз", lang: "ru" }]);
});

const words = {
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  lang: "en", date: "{day} {month}", deadline: "by {day} · {left}", today: "today",
  days_left: { one: "{n} day left", other: "{n} days left" }, moved_from: "moved from {days}",
  clashes: "Clashes, {day}", differs: "accounts differ", leaves: "Troops leave",
};
const due = { control: "due", short: "", deadline: "2020-11-25", supersedes: ["2020-11-15"], text: "Due by 25 November", left: 7 };
const none = { control: "none", short: "", deadline: null, supersedes: [], text: "Nothing reported", left: null };
const plain = { clash: null, leaves: false, differs: false, isChosen: false };

test("a label has the name, the deadline with the days left, and what else there is", () => {
  const lines = (status) => wordLabel(words, { en: "Kalbajar" }, "en", { ...plain, ...status });
  assert.deepEqual(lines({ state: due }), ["Kalbajar", "by 25 Nov · 7 days left", "moved from 15 Nov"]);
  assert.deepEqual(lines({ state: { ...due, supersedes: [], left: 1 } }), ["Kalbajar", "by 25 Nov · 1 day left"]);
  assert.deepEqual(lines({ state: { ...due, supersedes: [], left: 0 } }), ["Kalbajar", "by 25 Nov · today"]);
  assert.deepEqual(lines({ state: none }), ["Kalbajar"]);
  assert.deepEqual(lines({ state: { ...none, control: "held", short: "held" }, clash: { title: "July", event: 1 }, differs: true }),
    ["Kalbajar", "held", "Clashes, July", "≠ accounts differ"]);
});

test("readers of the screen hear all of it as sentences", () => {
  const status = { ...plain, clash: { title: "July", event: 1 }, leaves: true };
  assert.equal(wordStatus(words, { ...status, state: due }), "Due by 25 November, 7 days left. Clashes, July. Troops leave");
  assert.equal(wordStatus(words, { ...plain, state: none }), "Nothing reported");
});
