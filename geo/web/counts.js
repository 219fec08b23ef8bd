// How many events there are in the thirty days up to the date: circles on one canvas above the districts.
//
// window.HandoverCounts
//   start(map, groups, words)   once; the layer lies in the group `counts`, which starts off in a small collection
//   paint(view)                 at each step; does nothing while the layer is off
//   circles()                   what is drawn now
//
// An event with a point is drawn there as a disc; one known by its district only as a ring at the district's
// name: it is somewhere in it. Those too near to be told apart share a circle with their number. The area goes
// by the number; the day's own events are strong, earlier ones pale.
(function () {
  "use strict";

  const data = window.HANDOVER_DATA.days;
  const CELL = 44;
  const [LEAST, FULL, MOST] = [7, 26, 36];
  const MARGIN = 0.15;
  const NAME = 18;
  const PALE = "rgba(0, 84, 147, 0.30)";
  const STRONG = "rgba(0, 68, 120, 0.92)";
  const EDGE = "rgba(0, 58, 104, 0.9)";
  const [INK, HALO, VEIL] = ["#10202e", "rgba(255, 255, 255, 0.9)", "rgba(255, 255, 255, 0.6)"];
  const [WORLD, HALF] = [256, Math.PI / 4];

  let map = null, words = null, group = null, layer = null, line = null;
  let view = null, allowed = null, allowedFor = null;
  const total = { events: 0, placeless: 0, ready: true };

  // ---- where the rows of a chunk lie -----------------------------------------------------------------

  // Parts of the world's width, from the north-west corner, in the web's common projection (EPSG:3857).
  function project([lon, lat]) {
    const safe = Math.max(Math.min(lat, 85.0511), -85.0511);
    return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(HALF + (safe * Math.PI) / 360)) / (2 * Math.PI)];
  }
  // Each place and district is a target; `where` has the target of each row, -1 for none. `begins` marks the
  // first row of an event, `placeless` the events of which no row has a target.
  function settle(chunk) {
    const { event, place, district, places, labels } = chunk;
    const [x, y] = [[], []];
    const add = (point) => { const [east, south] = project(point); x.push(east); y.push(south); return x.length - 1; };
    const exact = places.length / 2;
    for (let at = 0; at < places.length; at += 2) add([places[at], places[at + 1]]);
    const ofDistrict = labels.map((label) => (label ? add(label) : -1));
    const where = Int32Array.from(event, (_, row) => {
      if (place[row] >= 0) return row > 0 && event[row - 1] === event[row] ? -1 : place[row];
      return district[row] >= 0 ? ofDistrict[district[row]] : -1;
    });
    const begins = Uint8Array.from(event, (number, row) => (row === 0 || event[row - 1] !== number ? 1 : 0));
    const placeless = new Uint8Array(event.length);
    for (let row = 0, from = 0; row < event.length; row += 1) {
      if (begins[row]) { from = row; placeless[row] = 1; }
      if (where[row] >= 0) placeless[from] = 0;
    }
    return { x: Float64Array.from(x), y: Float64Array.from(y), exact, where, begins, placeless, grid: null };
  }
  // The cells at a zoom, numbered in the order in which they are met. Points and districts do not share one.
  function lay(spots, zoom) {
    if (spots.grid && spots.grid.zoom === zoom) return spots.grid;
    const size = CELL / (WORLD * 2 ** zoom);
    const numbers = new Map();
    const cell = Int32Array.from(spots.x, (x, target) => {
      const key = `${target < spots.exact ? "p" : "d"}${Math.floor(x / size)} ${Math.floor(spots.y[target] / size)}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key);
    });
    const count = numbers.size;
    const isExact = new Uint8Array(count);
    cell.forEach((number, target) => { isExact[number] = target < spots.exact ? 1 : 0; });
    const [all, own] = [new Int32Array(count), new Int32Array(count)];
    spots.grid = { zoom, cell, isExact, all, own, x: new Float64Array(count), y: new Float64Array(count), used: new Int32Array(count) };
    return spots.grid;
  }

  // ---- counting --------------------------------------------------------------------------------------

  function allow(kinds) {
    const key = String(kinds || "");
    if (key === allowedFor) return;
    allowedFor = key;
    allowed = Uint8Array.from(data.kinds, (kind) => (!kinds || kinds.length === 0 || kinds.includes(kind) ? 1 : 0));
  }
  // Count the rows of the thirty days by cell; return the grid, of which the first `many` in `used` hold any.
  function count(found) {
    const { chunk, low, high, day } = found;
    if (!chunk.spots) chunk.spots = settle(chunk);
    const { spots } = chunk;
    const grid = lay(spots, map.getZoom());
    const { all, own, x, y, used } = grid;
    let [many, events, placeless] = [0, 0, 0];
    for (let row = low; row <= high; row += 1) {
      if (!allowed[chunk.kind[row]]) continue;
      events += spots.begins[row];
      placeless += spots.placeless[row];
      const target = spots.where[row];
      if (target < 0) continue;
      const cell = grid.cell[target];
      if (all[cell] === 0) { used[many] = cell; many += 1; x[cell] = y[cell] = own[cell] = 0; }
      all[cell] += 1;
      x[cell] += spots.x[target];
      y[cell] += spots.y[target];
      if (chunk.first[row] === day) own[cell] += 1;
    }
    Object.assign(total, { events, placeless });
    return { grid, many };
  }

  // ---- drawing ---------------------------------------------------------------------------------------

  const scale = FULL / Math.sqrt(Math.max(data.counts.peak, 12));
  const radius = (number) => Math.min(Math.max(scale * Math.sqrt(number), LEAST), MOST);

  const CountLayer = L.Layer.extend({
    onAdd() {
      this.canvas = L.DomUtil.create("canvas", "counts leaflet-zoom-hide", map.getPane("counts"));
      this.brush = this.canvas.getContext("2d");
      line.addTo(map);
      this.place();
    },
    onRemove() {
      this.canvas.remove();
      line.remove();
    },
    getEvents() {
      return { moveend: this.place, viewreset: this.place, resize: this.place };
    },
    // The canvas is somewhat larger than the window, so that panning shows no edge at once.
    place() {
      const size = map.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
      const dense = window.devicePixelRatio || 1;
      this.origin = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
      if (this.width !== width || this.height !== height) {
        Object.assign(this, { width, height });
        Object.assign(this.canvas, { width: width * dense, height: height * dense });
        Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
      }
      this.brush.setTransform(dense, 0, 0, dense, 0, 0);
      L.DomUtil.setPosition(this.canvas, this.origin);
      this.draw();
    },
    // The circles drawn are added to `cells` if it is given.
    draw(cells) {
      const { brush } = this;
      brush.clearRect(0, 0, this.width, this.height);
      if (!view) return;
      allow(view.kinds);
      const found = window.HandoverDay.recent(view);
      total.ready = Boolean(found);
      if (found) this.drawCells(count(found), cells);
      tell();
    },
    drawCells({ grid, many }, cells) {
      const { brush } = this;
      const world = WORLD * 2 ** map.getZoom();
      const corner = map.getPixelOrigin().add(this.origin);
      brush.textAlign = "center";
      brush.textBaseline = "middle";
      for (let at = 0; at < many; at += 1) {
        const cell = grid.used[at];
        const number = grid.all[cell];
        const own = grid.own[cell];
        const [x, y] = [(grid.x[cell] / number) * world - corner.x, (grid.y[cell] / number) * world - corner.y];
        grid.all[cell] = 0;
        const around = radius(number);
        if (x < -around || y < -around || x > this.width + around || y > this.height + around) continue;
        const isExact = grid.isExact[cell] === 1;
        // A ring hangs below the name of its district.
        drawCircle(brush, x, isExact ? y : y + around + NAME, around, number, own, isExact);
        if (cells) cells.push({ number, own, isExact, at: map.layerPointToLatLng([x + this.origin.x, y + this.origin.y]) });
      }
    },
  });
  function drawCircle(brush, x, y, around, number, own, isExact) {
    const inner = own ? around * Math.sqrt(own / number) : 0;
    brush.beginPath();
    brush.arc(x, y, around, 0, 2 * Math.PI);
    brush.fillStyle = isExact ? PALE : VEIL;
    brush.fill();
    // A ring is broken: somewhere in this district, not here.
    brush.setLineDash(isExact ? [] : [3, 3]);
    brush.lineWidth = isExact ? 1 : 2;
    brush.strokeStyle = EDGE;
    brush.stroke();
    if (inner) {
      brush.beginPath();
      brush.arc(x, y, inner, 0, 2 * Math.PI);
      brush.fillStyle = STRONG;
      brush.fill();
    }
    brush.font = around < 10 ? "600 9px sans-serif" : "600 11px sans-serif";
    const isDark = inner > around * 0.6;
    if (inner && !isDark) {
      brush.setLineDash([]);
      brush.lineWidth = 3;
      brush.strokeStyle = HALO;
      brush.strokeText(number, x, y);
    }
    brush.fillStyle = isDark ? "#fff" : INK;
    brush.fillText(number, x, y);
  }
  function tell() {
    const events = total.events === 1 ? words.counted_one : words.counted.replace("{n}", total.events);
    const more = total.placeless ? `, ${words.placeless.replace("{n}", total.placeless)}` : "";
    const text = total.ready ? events + more : words.loading;
    if (line.said.textContent !== text) line.said.textContent = text;
  }

  function start(theMap, groups, theWords) {
    group = groups.counts;
    if (!group) return;
    [map, words] = [theMap, theWords];
    map.createPane("counts").style.zIndex = 610;
    map.getPane("counts").style.pointerEvents = "none";
    line = L.control({ position: "bottomright" });
    const box = L.DomUtil.create("div", "counts-box");
    line.said = L.DomUtil.create("div", "counts-told", box);
    L.DomUtil.create("div", "counts-key", box).textContent = words.counts_key;
    line.onAdd = () => box;
    if (!data.counts.shown) map.removeLayer(group);
    layer = new CountLayer();
    group.addLayer(layer);
  }
  function paint(next) {
    view = { date: next.date, clock: next.clock, kinds: next.kinds };
    if (layer && map.hasLayer(layer)) layer.draw();
  }

  // What the canvas shows, as it has no elements to look at: number, own of the day, isExact, at.
  function circles() {
    const cells = [];
    if (layer && map.hasLayer(layer)) layer.draw(cells);
    return cells;
  }

  window.HandoverCounts = { start, paint, circles };
})();
