// What holds on a day: the one place that knows how the days lie in window.HANDOVER_DATA.
//
// window.HandoverDay
//   has(code)                     whether the collection tells states of a district
//   state(code, date, clock)      {control, deadline, supersedes, text, left}
//   changed(from, to, clock)      the codes whose state may differ between two days ("" as `from`: all)
//   of(view)                      for {date, clock, kinds}: {clashes: {code: {title, event}}, leaves: {code: true},
//                                 differs: {code: true}, routes: [{id, from, to, title, leaves}], ready}
//   recent(view)                  for counts.js: {chunk, low, high, day}, null while the day's chunk is not here
//   onready                       set it: called when data for the date asked for last has arrived late
//
// Routes are told as objects, those of the day alone: a line is made when its route (by id) is first seen.
// The answer to the same question is the same object. Days are numbers since 1970-01-01.
(function () {
  "use strict";

  const { days, districts } = window.HANDOVER_DATA;
  const BESIDE = document.currentScript ? document.currentScript.src : document.baseURI;
  const DAY = 86400000;
  const [LINGER, RETRY, MOST_KEPT] = [80, 2000, 9];
  const [NOW, CLASH, MOVE] = ["due", "hostilities", "movement"];
  const COUNTED = 30;
  const DUE = days.controls.indexOf(NOW);
  const CLASHES = days.kinds.indexOf(CLASH);
  const codeNumber = new Map(days.codes.map((code, number) => [code, number]));

  let lastDate = ["", 0];
  function number(date) {
    if (date !== lastDate[0]) lastDate = [date, Math.round(Date.parse(date) / DAY)];
    return lastDate[1];
  }
  const written = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  // The place of the last of the sorted values [from, to) that is not above `value`; from - 1 if all are.
  function lastUpTo(values, value, from, to) {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // ---- states ----------------------------------------------------------------------------------------

  const states = {};
  for (const clock of Object.keys(days.states)) states[clock] = unpack(days.states[clock]);

  // Rows of all districts, one behind the other; `order` are the rows by day, `due` those with control due.
  function unpack(packed) {
    const rows = [];
    const offsets = new Int32Array(packed.length + 1);
    packed.forEach((numbers, code) => {
      for (let at = 0; numbers && at < numbers.length; at += 4 + numbers[at + 3]) {
        const [day, control, deadline, count] = numbers.slice(at, at + 4);
        rows.push({ code, day, control, deadline, earlier: numbers.slice(at + 4, at + 4 + count), until: Infinity, told: null });
      }
      offsets[code + 1] = rows.length;
    });
    rows.forEach((row, at) => {
      if (at + 1 < offsets[row.code + 1]) row.until = rows[at + 1].day;
    });
    const order = [...rows].sort((one, other) => one.day - other.day);
    return {
      rows, offsets, order,
      day: Float64Array.from(rows, (row) => row.day),
      changes: Float64Array.from(order, (row) => row.day),
      due: rows.filter((row) => row.control === DUE),
    };
  }
  const NOTHING = { control: days.controls[0], deadline: null, supersedes: [], text: days.words.controls[0], left: null };

  function wordDay(day) {
    const [year, month, at] = written(day).split("-").map(Number);
    return days.words.date.replace("{number}", at).replace("{month}", days.words.months[month - 1]).replace("{year}", year);
  }
  function wordState({ control, deadline, earlier }) {
    const words = days.words;
    const pattern = words[days.controls[control]];
    if (deadline === null || !pattern) return words.controls[control];
    const moved = earlier.length ? words.moved.replace("{day}", earlier.map(wordDay).join(words.and)) : "";
    return pattern.replace("{day}", wordDay(deadline)).replace("{moved}", moved);
  }
  function state(code, date, clock) {
    const at = codeNumber.get(code);
    const { rows, offsets, day } = states[clock];
    const found = lastUpTo(day, number(date), offsets[at], offsets[at + 1]);
    if (found < offsets[at]) return NOTHING;
    const row = rows[found];
    if (!row.told) {
      const deadline = row.deadline === null ? null : written(row.deadline);
      const control = days.controls[row.control];
      row.told = { control, deadline, supersedes: row.earlier.map(written), text: wordState(row), left: null };
    }
    return row.control === DUE ? { ...row.told, left: row.deadline - number(date) } : row.told;
  }
  function changed(from, to, clock) {
    if (!from) return days.codes;
    const { order, changes, due } = states[clock];
    const [low, high] = [number(from), number(to)].sort((one, other) => one - other);
    const found = new Set();
    const last = lastUpTo(changes, high, 0, changes.length);
    for (let at = lastUpTo(changes, low, 0, changes.length) + 1; at <= last; at += 1) found.add(days.codes[order[at].code]);
    // What is due on both days differs by the days left.
    if (low !== high) for (const row of due) if (row.day <= low && low < row.until) found.add(days.codes[row.code]);
    return [...found];
  }
  const has = (code) => codeNumber.has(code) && Boolean(days.states.happened[codeNumber.get(code)]);

  // ---- chunks ----------------------------------------------------------------------------------------

  const loaded = new Map();
  const onWay = new Set();
  const labels = new Map(districts.features.map(({ properties }) => [properties.id, properties.label]));
  let [wanted, waiting, asked] = ["", 0, null];

  function open(raw) {
    const count = raw.first.length;
    const first = new Int32Array(count);
    const last = new Int32Array(count);
    const title = new Int32Array(count).fill(-1);
    let [day, clashes] = [0, 0];
    for (let row = 0; row < count; row += 1) {
      day += raw.first[row];
      first[row] = day;
      last[row] = day + raw.length[row];
      if (raw.kind[row] === CLASHES) { title[row] = raw.title[clashes]; clashes += 1; }
    }
    // How long any row is drawn, at the most: what begins earlier than that need not be looked at.
    const longest = raw.length.reduce((most, length) => Math.max(most, length), 0);
    const [kind, district] = [Uint8Array.from(raw.kind), Int32Array.from(raw.district)];
    const [event, place] = [Int32Array.from(raw.event), Int32Array.from(raw.place)];
    return { first, last, longest, kind, district, event, place, title, titles: raw.titles, places: raw.places,
      differs: Int32Array.from(raw.differs), routes: raw.routes, labels: days.codes.map((code) => labels.get(code)) };
  }
  function keep(key, chunk) {
    loaded.delete(key);
    loaded.set(key, chunk);
    // The oldest goes; what came with the page stays.
    if (loaded.size > MOST_KEPT) loaded.delete(loaded.keys().next().value);
    return chunk;
  }
  function chunkAt(clock, at) {
    const { here } = days.clocks[clock];
    if (here[at] && !here[at].opened) here[at] = { opened: open(here[at]) };
    if (here[at]) return here[at].opened;
    const key = `${clock} ${at}`;
    return loaded.has(key) ? keep(key, loaded.get(key)) : null;
  }
  function fetchChunk(clock, at) {
    const key = `${clock} ${at}`;
    const file = days.clocks[clock].files[at];
    if (!file || onWay.has(key) || loaded.has(key)) return;
    onWay.add(key);
    fetch(new URL(file, BESIDE)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))).then((raw) => {
      onWay.delete(key);
      keep(key, open(raw));
      if (key !== wanted) return;
      last = { key: null, told: null };
      if (api.onready) api.onready();
    }).catch(() => {
      // Still wanted, it is asked for again.
      window.setTimeout(() => { onWay.delete(key); if (key === wanted) fetchChunk(clock, at); }, RETRY);
    });
  }
  // A chunk is fetched where the hand lingers; then, in an idle moment, the ones before and after it.
  function want(clock, at) {
    const key = `${clock} ${at}`;
    if (key === asked) return;
    asked = key;
    wanted = key;
    window.clearTimeout(waiting);
    const ahead = () => [at + 1, at - 1].forEach((near) => fetchChunk(clock, near));
    const idle = window.requestIdleCallback || ((call) => window.setTimeout(call, 200));
    if (chunkAt(clock, at)) waiting = window.setTimeout(() => idle(ahead), LINGER);
    else waiting = window.setTimeout(() => { fetchChunk(clock, at); idle(ahead); }, LINGER);
  }
  function find(clock, day) {
    const { starts } = days.clocks[clock];
    const at = Math.max(lastUpTo(starts, day, 0, starts.length), 0);
    want(clock, at);
    return chunkAt(clock, at);
  }

  // ---- the day ---------------------------------------------------------------------------------------

  let last = { key: null, told: null };
  const isShown = (kinds, kind) => !kinds || kinds.length === 0 || kinds.includes(kind);

  function of({ date, clock, kinds }) {
    const key = [date, clock, ...(kinds || [])].join(" ");
    if (key === last.key) return last.told;
    const day = number(date);
    const chunk = find(clock, day);
    const told = { clashes: {}, leaves: {}, differs: {}, routes: [], ready: Boolean(chunk) };
    last = { key, told };
    if (!chunk) return told;
    if (isShown(kinds, CLASH)) addClashes(chunk, day, told.clashes);
    if (isShown(kinds, MOVE)) told.routes = chunk.routes.filter((route) => route.days[0] <= day && day <= route.days[1]);
    for (const route of told.routes) for (const code of route.leaves) told.leaves[code] = true;
    for (const row of chunk.differs)
      if (chunk.first[row] === day && chunk.district[row] >= 0) told.differs[days.codes[chunk.district[row]]] = true;
    return told;
  }
  // Of several clashes in a district the first of the collection is told.
  function addClashes(chunk, day, clashes) {
    const { first, last: until, kind, district, event } = chunk;
    for (let row = lastUpTo(first, day, 0, first.length); row >= 0 && first[row] >= day - chunk.longest; row -= 1) {
      if (until[row] < day || kind[row] !== CLASHES || district[row] < 0) continue;
      const code = days.codes[district[row]];
      if (clashes[code] && clashes[code].event < event[row]) continue;
      clashes[code] = { title: chunk.titles[chunk.title[row]], event: event[row] };
    }
  }
  // The rows [low, high] are those whose first day is one of the thirty up to the date.
  function recent({ date, clock }) {
    const day = number(date);
    const chunk = find(clock, day);
    if (!chunk) return null;
    const count = chunk.first.length;
    return { chunk, day, low: lastUpTo(chunk.first, day - COUNTED, 0, count) + 1, high: lastUpTo(chunk.first, day, 0, count) };
  }

  const api = { has, state, changed, of, recent, onready: null };
  window.HandoverDay = api;
})();
