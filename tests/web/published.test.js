import assert from "node:assert/strict";
import test from "node:test";
import { axisOf } from "../../geo/publish/host/shelf/axis.js";
import { listRows, openBook } from "../../geo/publish/host/shelf/book.js";
import { openRows, packBits, pick } from "../../geo/publish/host/shelf/filter.js";
import { fold } from "../../geo/publish/host/shelf/fold.js";
import { toIso } from "../../geo/web/days/days.js";
import { noFilter, readView, writeView } from "../../geo/publish/host/view.js";

const SITE = {
  langs: ["en", "az", "hy", "ru"], ids: ["a", "b"], views: [], names: { "AZ-KAL": "Kalbajar" }, groups: { clash: "Clashes" }, steps: [["", "date=2020-11-09&story=1"]],
  choices: { kinds: ["deadline", "entry"], districts: ["AZ-KAL"], sources: [], sides: [] },
  opens: 18591, span: [18000, 18601], days: [18567, 18601], piece: 0, count: 2,
};
const BOOK = {
  order: [2, 1, 0], heads: [],
  days: [{ day: 10, start: 2, own: [0], going: [] }, { day: 20, start: 0, own: [2], going: [1] }],
  times: { days: [10, 20, 20], rows: [0, 1, 2] }, passed: { days: [25], rows: [2] },
};

test("a text is folded as the program folds it", () => {
  assert.equal(fold("  Kəlbəcər: ÉTÉ, “25”! Ğ "), "kəlbəcər ete 25 g");
});

test("a day has the rows of the entry that holds on it", () => {
  assert.deepEqual(listRows(BOOK, 15), { own: [0], going: [], past: [] });
  assert.deepEqual(listRows(BOOK, 20), { own: [2], going: [1], past: [0] });
});

test("a filter lets through what each of its parts lets through", () => {
  const parts = openRows({ texts: ["one bridge", "two", "one ferry"], masks: { kinds: { entry: btoa("\x05"), deadline: btoa("\x02") } } });
  assert.equal(pick(noFilter(), parts), null);
  assert.deepEqual([...(pick({ ...noFilter(), kinds: ["entry"] }, parts) ?? [])], [5]);
  assert.deepEqual([...(pick({ ...noFilter(), kinds: ["entry", "deadline"], words: "Óne" }, parts) ?? [])], [5]);
  assert.equal(packBits(pick({ ...noFilter(), words: "ferry" }, parts)), btoa("\x04"));
});

test("an address is read and written again", () => {
  const query = "date=2020-11-20&district=AZ-KAL&clock=reported&kinds=deadline,entry&event=b&at=39.9,46.1,8";
  assert.equal(writeView(readView(new URLSearchParams(query), SITE)), query);
});

test("what an address names and is not there is left out and told", () => {
  const rejected = [];
  const query = new URLSearchParams("date=2031-01-01&district=AZ-XXX&kinds=entry,party&clock=happened");
  const view = readView(query, SITE, (name) => rejected.push(name));
  assert.deepEqual(rejected.sort(), ["date", "district", "kinds"]);
  assert.deepEqual([view.date, view.district, view.filter.kinds], ["2020-11-25", null, ["entry"]]);
});

test("screen readers are told the states of a day and how many events it has", () => {
  const forms = { one: "{n} event", other: "{n} events" };
  const notes = {
    titles: {}, section: { left: "", hidden: forms, none: "", filtered: "" }, shown: {}, region: [], named: {}, states: {}, reported: "",
    spoken: "[&#123;day&#125;: &#123;what&#125;]", events: forms, mostNotes: 40, firstNotes: 15, mostOpen: 12,
  };
  const said = [{ day: 0, html: "" }, { day: 20, html: "Kalbajar, due; " }, { day: 21, html: "" }];
  const { write } = openBook({ ...SITE, lang: "en", words: {}, notes }, () => "");
  const told = (/** @type {number} */ day, /** @type {Uint8Array | null} */ bits) => {
    const view = { ...readView(new URLSearchParams(), SITE), date: toIso(day) };
    return /\[.*?\]/.exec(write({ ...BOOK, said }, view, { bits, worded: "a day", isPeriod: false }).day[1])?.[0];
  };
  assert.equal(told(19, null), "[a day: 1 event]");
  assert.equal(told(20, null), "[a day: Kalbajar, due; 1 event]");
  assert.equal(told(22, Uint8Array.of(0)), "[a day: 0 events]");
});

test("an axis has a day of its own, and no mark that the filter hides", () => {
  const axis = { first: 10, last: 30, days: [10, 30], names: {}, counts: [[10, 1], [20, 1]], stops: [10, 20], marks: ["a", "b"], beyond: ["", ""] };
  const site = { ...SITE, axes: { days: { happened: { axis, rows: [0, 2] } } } };
  const view = { ...readView(new URLSearchParams(), SITE), date: "1970-01-21" };
  const shown = axisOf(site, view, Uint8Array.of(4), BOOK);
  assert.deepEqual(shown.days, [10, 20, 30]);
  assert.deepEqual(shown.marks, ["b"]);
  assert.deepEqual(shown.stops, [20, 25]);
});

test("more of a list comes after what is shown, and says how much is left", () => {
  const left = "<p>&#123;n&#125; more <button data-part=&#123;part&#125; data-start=&#123;start&#125;></p>";
  const site = { ...SITE, lang: "en", words: {}, notes: { section: { left }, nextNotes: 2 } };
  const view = readView(new URLSearchParams(), SITE);
  const { writeMore } = openBook(site, (row) => `<article>${row}</article>`);
  assert.equal(
    writeMore("past", [9, 8, 7, 6, 5, 4], 1, view),
    "<article>8</article><article>7</article><p>3 more <button data-part=past data-start=3></p>",
  );
  assert.equal(writeMore("past", [9, 8, 7], 1, view), "<article>8</article><article>7</article>");
});

test("the events of a circle of the map are counted, where it is read out, too", () => {
  const spot = { one: "<p data-said='&#123;n&#125; event'></p>&#123;n&#125; event", other: "<p data-said='&#123;n&#125; events'></p>&#123;n&#125; events" };
  const { writeSpot } = openBook({ ...SITE, lang: "en", words: {}, notes: { spot, mostOpen: 1 } }, (row) => `<details>${row}</details>`);
  assert.equal(
    writeSpot([7, 5], readView(new URLSearchParams(), SITE)).spot[1],
    "<p data-said='2 events'></p>2 events<details open>7</details><details>5</details>",
  );
});
