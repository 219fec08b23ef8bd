// The words on the map: written at once, put out of each other's way when the hand rests.
//
// A step writes the text of labels that changed and reads no layout. How a label last stood at this zoom, by the
// shape of its text, is remembered: a text that comes back, or differs in its digits only, shows as it stood.
window.Handover.labels = (({ make }) => {
  const REST = 150;
  const CELL = 64;
  const WAYS = [[0, 0], [0, -18], [0, 18], [-34, 0], [34, 0], [-34, -18], [34, -18], [-34, 18], [34, 18]];
  const labels = new Set();
  // In an idle moment the page is laid out, so that reading places costs no layout of its own.
  const idle = window.requestIdleCallback || ((call) => window.setTimeout(call, 0));
  let resting = 0;
  let settling = 0;

  // Leaflet's own `translate3d` would make each label a layer for the compositor: a hundred of them cost more
  // in each frame than all else that a step does.
  const Flat = L.Marker.extend({
    _setPos(position) {
      L.Marker.prototype._setPos.call(this, position);
      this._icon.style.transform = `translate(${position.x}px, ${position.y}px)`;
    },
  });

  // `rank` is the label's claim to its place: 0 for the name of a district, which is hidden only if `isFirm` is set
  // to false on the label that is returned.
  function add(group, [lon, lat], className, rank) {
    const element = make("div", `label ${className}`);
    const icon = L.divIcon({ html: element, className: "label-anchor", iconSize: [0, 0] });
    const marker = new Flat([lat, lon], { icon, pane: "labels", interactive: false, keyboard: false }).addTo(group);
    const text = { told: "", shape: "", spans: [], way: WAYS[0], hidden: [], stood: new Map() };
    const label = { element, marker, group, rank, isFirm: true, ...text };
    labels.add(label);
    return label;
  }
  function remove(label) {
    label.group.removeLayer(label.marker);
    labels.delete(label);
  }

  function write(label, lines) {
    const told = lines.join("\n");
    if (told === label.told) return;
    label.told = told;
    const { spans, element } = label;
    lines.forEach((line, at) => {
      if (!spans[at]) element.append((spans[at] = make("span", "", line)));
      else if (spans[at].firstChild.data !== line) spans[at].firstChild.data = line;
    });
    while (spans.length > lines.length) spans.pop().remove();
    label.hidden.length = Math.min(label.hidden.length, spans.length);
    const shape = told.replace(/\d/g, "0");
    if (shape === label.shape) return;
    label.shape = shape;
    stand(label, label.stood.get(shape) || { way: label.way, hidden: [] });
    window.clearTimeout(resting);
    resting = window.setTimeout(() => idle(settle, { timeout: 1000 }), REST);
  }

  function stand(label, { way, hidden }) {
    const { style } = label.element;
    if (way !== label.way) {
      style.marginLeft = way[0] ? `${way[0]}px` : "";
      style.marginTop = way[1] ? `${way[1]}px` : "";
      label.way = way;
    }
    label.spans.forEach((span, at) => {
      if (Boolean(hidden[at]) !== Boolean(label.hidden[at])) span.classList.toggle("hidden", Boolean(hidden[at]));
    });
    label.hidden = label.spans.map((_, at) => Boolean(hidden[at]));
  }

  // Boxes by the cells of a grid that they touch, so that a box is compared with those near it only.
  function makeGrid() {
    const cells = new Map();
    const touched = function* ({ left, right, top, bottom }) {
      for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
        for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield `${x},${y}`;
    };
    const meets = (box) => {
      for (const cell of touched(box))
        for (const one of cells.get(cell) || [])
          if (box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom) return true;
      return false;
    };
    const keep = (box) => {
      for (const cell of touched(box)) cells.set(cell, [...(cells.get(cell) || []), box]);
    };
    return { meets, keep };
  }

  // Hide each line that would lie on an earlier one: names of districts come first, then what is told of them, then
  // places, then neighbours. A district's name makes way, a little, if it can. Panning moves all labels alike, so
  // only text and zoom matter. All is read before anything is written: one layout at most.
  function settle() {
    const { meets, keep } = makeGrid();
    const moved = (box, [x, y]) =>
      ({ left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y });
    const seen = [...labels].map((label) => {
      const [x, y] = label.way;
      const boxes = label.spans.map((span) => moved(span.getBoundingClientRect(), [-x, -y]));
      return { label, boxes, way: WAYS[0], hidden: label.spans.map(() => false) };
    }).filter(({ boxes }) => boxes.length && boxes[0].right > boxes[0].left);
    const names = seen.filter(({ label }) => label.rank === 0);
    for (const one of [...names.filter(({ label }) => label.isFirm), ...names.filter(({ label }) => !label.isFirm)]) {
      const free = WAYS.find((way) => !meets(moved(one.boxes[0], way)));
      if (!free && !one.label.isFirm) { one.hidden.fill(true); continue; }
      one.way = free || WAYS[0];
      one.boxes = one.boxes.map((box) => moved(box, one.way));
      keep(one.boxes[0]);
    }
    const lines = seen.flatMap((one) =>
      one.boxes.map((box, at) => ({ one, box, at, rank: one.label.rank || (at ? 1 : 0) })));
    for (const { one, box, at } of lines.filter(({ rank }) => rank > 0).sort((a, b) => a.rank - b.rank)) {
      // What is told below a hidden name would be of nobody.
      if (one.hidden[at] || (one.hidden[at] = meets(box))) continue;
      keep(box);
    }
    for (const { label, way, hidden } of seen) {
      stand(label, { way, hidden });
      label.stood.set(label.shape, { way, hidden });
    }
  }

  // Call when the zoom, the style sheet or the language changed: nothing that is remembered holds any more.
  function resettle() {
    for (const label of labels) label.stood.clear();
    window.clearTimeout(resting);
    window.cancelAnimationFrame(settling);
    settling = window.requestAnimationFrame(settle);
  }

  return { add, remove, write, resettle };
})(window.Handover);
