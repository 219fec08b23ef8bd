// Answers what a published file would show, without a browser: reads the data of a file and questions as JSON, writes answers.
import { axisOf } from "../../geo/publish/host/shelf/axis.js";
import { openComparison } from "../../geo/publish/host/shelf/comparison.js";
import { packBits } from "../../geo/publish/host/shelf/filter.js";
import { find } from "../../geo/publish/host/shelf/finding.js";
import { fold } from "../../geo/publish/host/shelf/fold.js";
import { openShelf } from "../../geo/publish/host/shelf/shelf.js";
import { readView } from "../../geo/publish/host/view.js";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const { site, folded, queries, sought } = JSON.parse(text);
// Its list of events is no part of what is asked here.
globalThis.document = { querySelector: () => null };
const shelf = openShelf(site);
const { write } = openComparison(site, shelf);

const views = queries.map((query) => {
  const view = readView(new URLSearchParams(query), site);
  const bits = shelf.bitsOf(view.filter);
  const axis = axisOf(site, view, bits, shelf.book({ ...view, district: null }));
  return {
    bits: packBits(bits), counts: axis.counts, stops: axis.stops, marks: axis.marks,
    comparison: view.compare ? write(view, bits) : null,
  };
});
const found = sought.map((q) => find(q, shelf.find(q), site));
process.stdout.write(JSON.stringify({ folded: folded.map(fold), views, found }));
