// Draws the collection on the map and redraws it for a date, in place.
//
// start(map, groups, words)  once, when the frame opens
// show(view)                 at each step: any of date, clock, kinds, district, lang
//
// All text reaches the document through textContent. The data comes as window.HANDOVER_DATA.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const data = window.HANDOVER_DATA;
  const view = { date: "", clock: "happened", kinds: null, district: null, lang: "en" };
  const districts = {};
  let map, groups, words, routes = [], holder, defs;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const svg = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const nameIn = (names) => names[view.lang] || names.en;
  const allNames = (names) =>
    ["en", "az", "hy", "ru"].map((lang) => names[lang]).filter((name, at, all) => name && all.indexOf(name) === at);
  const covers = (span) => Boolean(span) && span[0] <= view.date && view.date <= span[1];
  const isShown = (kind) => !view.kinds || view.kinds.length === 0 || view.kinds.includes(kind);

  // ---- what holds on the date ------------------------------------------------------------------------

  function stateOf(code) {
    const rows = data.states[view.clock][code];
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rows[middle][0] <= view.date) low = middle;
      else high = middle - 1;
    }
    const [, control, deadline, supersedes, text] = rows[low];
    const left = control === "due" ? Math.round((Date.parse(deadline) - Date.parse(view.date)) / 86400000) : null;
    return { control, deadline, supersedes, text, left };
  }
  const daysLeft = (left) =>
    left === 0 ? words.today : left === 1 ? words.one_day_left : words.days_left.replace("{n}", String(left));
  const shortDay = (day) => `${Number(day.slice(8))} ${words.months[Number(day.slice(5, 7)) - 1]}`;

  // ---- hatches ---------------------------------------------------------------------------------------

  function hatch(id, look) {
    const tile = svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" });
    tile.append(svg("rect", { width: 8, height: 8, fill: look.fill === "none" ? "#f2efe9" : look.fill }));
    const stroke = { stroke: look.stroke, "stroke-width": 1.1, "stroke-opacity": 0.75, fill: "none" };
    if (look.hatch === "lines" || look.hatch === "cross")
      tile.append(svg("path", { d: "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6", ...stroke }));
    if (look.hatch === "cross") tile.append(svg("path", { d: "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2", ...stroke }));
    if (look.hatch === "dots")
      tile.append(svg("circle", { cx: 4, cy: 4, r: 1.5, fill: look.stroke, "fill-opacity": 0.8 }));
    return tile;
  }
  function addHatches() {
    // A drawing of its own, so that no redrawing of Leaflet's takes the patterns away.
    const host = svg("svg", { width: 0, height: 0, "aria-hidden": "true" });
    host.style.position = "absolute";
    defs = svg("defs", {});
    for (const [name, look] of Object.entries(data.looks)) defs.append(hatch(`hatch-${name}`, look));
    const arrow = svg("marker", {
      id: "arrow", viewBox: "0 0 10 10", refX: 7, refY: 5, markerWidth: 4.5, markerHeight: 4.5, orient: "auto",
    });
    arrow.append(svg("path", { d: "M0,0 L10,5 L0,10 L2.5,5 z", fill: data.looks.route.fill }));
    defs.append(arrow);
    host.append(defs);
    document.body.append(host);
  }

  // ---- the ground ------------------------------------------------------------------------------------

  function addGround() {
    for (const [name, z] of [["ground", 310], ["lines", 420], ["routes", 430], ["labels", 620]]) {
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = "none";
    }
    const layer = (features, className) =>
      L.geoJSON(features, { interactive: false, pane: "ground", style: (f) => ({ className: className(f), weight: 1 }) });
    layer(data.neighbours, () => "neighbour").addTo(groups.neighbours);
    for (const feature of data.neighbours.features) {
      const { label, names } = feature.properties;
      if (label) addLabel(groups.neighbours, label, "neighbour-name", () => [nameIn(names)]);
    }
    layer(data.waters, (f) => `water ${f.properties.kind}`).addTo(map);
    L.geoJSON(data.borders, {
      interactive: false, pane: "lines",
      style: (f) => ({ className: `border ${f.properties.kind}`, fill: false }),
      onEachFeature: (f, line) => line.addTo(groups[f.properties.kind] || map),
    });
    for (const place of data.places) addPlace(place);
  }
  function addPlace({ lat, lon, kind, names, district }) {
    const className = [kind, data.states.happened[district] ? "" : "context"].filter(Boolean).join(" ");
    const dot = { radius: 2.5, className: `place ${className}`, pane: "lines", interactive: false };
    L.circleMarker([lat, lon], dot).addTo(groups.settlements);
    addLabel(groups.settlements, [lon, lat], `place-name ${className}`, () => [nameIn(names)]);
  }
  const labels = [];
  function addLabel(group, [lon, lat], className, lines) {
    const element = make("div", `label ${className}`);
    const icon = L.divIcon({ html: element, className: "label-anchor", iconSize: [0, 0] });
    L.marker([lat, lon], { icon, pane: "labels", interactive: false, keyboard: false }).addTo(group);
    labels.push({ element, lines, told: "", isDistrict: className.startsWith("district-name") });
  }
  function writeLabels() {
    let hasChanged = false;
    for (const label of labels) {
      const lines = label.lines();
      const told = lines.join("\n");
      if (told === label.told) continue;
      label.told = told;
      label.element.replaceChildren(...lines.map((line) => make("span", "", line)));
      hasChanged = true;
    }
    if (hasChanged) declutter();
  }
  // A line that would lie on an earlier one is hidden: names of districts come first, then what is told of
  // them, then places, then neighbours. Panning moves all labels alike, so only text and zoom matter.
  let decluttering = 0;
  function declutter() {
    window.cancelAnimationFrame(decluttering);
    decluttering = window.requestAnimationFrame(() => {
      const rank = (span) => {
        const { classList } = span.parentElement;
        if (classList.contains("district-name")) return span === span.parentElement.firstChild ? 0 : 1;
        return classList.contains("neighbour-name") ? 4 : classList.contains("context") ? 3 : 2;
      };
      const kept = [];
      const meets = (box) => kept.some((one) =>
        box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom);
      for (const { element } of labels) nudge(element, [0, 0]);
      for (const { element } of labels.filter((label) => label.isDistrict)) {
        // The name of a district is never hidden: it makes way, a little, if it can.
        const way = WAYS.find((offset) => { nudge(element, offset); return !meets(element.firstChild.getBoundingClientRect()); });
        if (!way) nudge(element, [0, 0]);
        kept.push(element.firstChild.getBoundingClientRect());
      }
      const spans = labels.flatMap((label) => [...label.element.children]).filter((span) => rank(span) > 0);
      for (const span of spans.sort((a, b) => rank(a) - rank(b))) {
        const box = span.getBoundingClientRect();
        const isHidden = box.width > 0 && meets(box);
        span.classList.toggle("hidden", isHidden);
        if (!isHidden && box.width > 0) kept.push(box);
      }
    });
  }
  const WAYS = [[0, 0], [0, -18], [0, 18], [-34, 0], [34, 0], [-34, -18], [34, -18], [-34, 18], [34, 18]];
  function nudge(element, [x, y]) {
    element.style.marginLeft = x ? `${x}px` : "";
    element.style.marginTop = y ? `${y}px` : "";
  }

  // ---- districts -------------------------------------------------------------------------------------

  function addDistricts() {
    for (const feature of data.districts.features) {
      const { id, label, names } = feature.properties;
      const group = groups[data.roles[id] || "handover"];
      if (!data.states.happened[id] || !group) continue;
      const district = { id, names, tip: make("div", "tip"), layer: null };
      // A group of one: its clicks name the layer, which the page reads from the properties.
      const wrap = L.geoJSON(feature, { style: () => ({ className: "district", weight: 1.5 }) });
      district.layer = wrap.getLayers()[0];
      district.layer.toGeoJSON = () => ({ type: "Feature", properties: { id }, geometry: null });
      district.layer.bindTooltip(district.tip, { sticky: true, className: "district-tip", opacity: 1 });
      district.layer.on("add", () => { makeReachable(district); paintDistrict(district); });
      districts[id] = district;
      wrap.addTo(group);
      makeReachable(district);
      addLabel(group, label, `district-name ${id}`, () => districtLabel(district));
    }
  }
  function makeReachable(district) {
    const path = district.layer.getElement();
    if (!path || path.dataset.district) return;
    path.dataset.district = district.id;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const latlng = district.layer.getBounds().getCenter();
      district.layer.fire("click", { latlng, layer: district.layer }, true);
    });
  }
  function paintDistrict(district) {
    const { layer, id } = district;
    const state = stateOf(id);
    const clash = data.clashes.find((one) => one.district === id && isShown("hostilities") && covers(one.days[view.clock]));
    const leaves = routes.some((route) => route.visible && route.leaves.includes(id));
    const look = state.control === "none" && clash ? "clash" : state.control;
    const told = [view.district === id ? "selected" : "", clash ? "clash" : "", leaves ? "leaves" : ""];
    const className = ["district", id, state.control, `role-${data.roles[id]}`, ...told].filter(Boolean).join(" ");
    layer.options.className = className;
    layer.options.fillColor = `url(#hatch-${look})`;
    layer.options.color = data.looks[look].stroke;
    district.state = state;
    district.clash = clash;
    district.leaves = leaves;
    district.differs = data.differences.some((one) => one.district === id && covers(one.days[view.clock]));
    const path = layer.getElement();
    if (!path) return;
    path.setAttribute("class", `${className} leaflet-interactive`);
    path.setAttribute("fill", layer.options.fillColor);
    path.setAttribute("stroke", layer.options.color);
    const text = stateWords(district);
    path.setAttribute("aria-label", `${nameIn(district.names)}: ${text}`);
    path.setAttribute("aria-pressed", String(view.district === id));
    district.tip.replaceChildren(
      make("strong", "", allNames(district.names).join(" · ")), make("span", "", text),
    );
  }
  function stateWords({ state, clash, leaves }) {
    const left = state.left === null ? "" : `, ${daysLeft(state.left)}`;
    const more = [clash ? `${words.clashes}, ${clash.title}` : "", leaves ? words.leaves : ""].filter(Boolean);
    return [state.text + left, ...more].join(". ");
  }
  function districtLabel(district) {
    const { state, clash, differs } = district;
    const lines = [nameIn(district.names)];
    if (state.control === "due") {
      lines.push(`${words.by} ${shortDay(state.deadline)} · ${daysLeft(state.left)}`);
      if (state.supersedes.length) lines.push(`${words.moved_from} ${state.supersedes.map(shortDay).join(", ")}`);
    } else if (words.short[state.control]) lines.push(words.short[state.control]);
    if (clash) lines.push(`${words.clashes}, ${clash.title}`);
    if (differs) lines.push(`≠ ${words.differs}`);
    return lines;
  }

  // ---- routes ----------------------------------------------------------------------------------------

  function curve([lat1, lon1], [lat2, lon2]) {
    // A bow beside the straight line, stopped short of the names at its ends: the road taken is not reported.
    const bend = 0.18;
    const control = [(lat1 + lat2) / 2 + (lon2 - lon1) * bend, (lon1 + lon2) / 2 - (lat2 - lat1) * bend];
    const points = [];
    for (let step = 0; step <= 24; step += 1) {
      const t = (step / 24) * 0.76;
      points.push([0, 1].map((axis) =>
        (1 - t) ** 2 * [lat1, lon1][axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * [lat2, lon2][axis]));
    }
    return points;
  }
  function addRoutes() {
    routes = data.routes.map((route) => {
      const line = L.polyline(curve(route.from, route.to), { className: "route", pane: "routes", weight: 3.5 });
      const tip = make("div", "tip");
      tip.append(make("strong", "", route.title), make("span", "", data.looks.route.words));
      line.bindTooltip(tip, { sticky: true, className: "district-tip", opacity: 1 });
      // The page is told which layer was clicked by the event's `layer`; a lone line has none of its own.
      line.on("click", (event) => { event.layer = line; });
      line.on("add", () => {
        const path = line.getElement();
        path.setAttribute("marker-end", "url(#arrow)");
        path.dataset.route = route.id;
      });
      line.toGeoJSON = () => ({ type: "Feature", properties: { id: route.id }, geometry: null });
      const casing = L.polyline(line.getLatLngs(), { className: "route-casing", pane: "routes", interactive: false });
      return { ...route, line: L.layerGroup([casing, line]), visible: false };
    });
  }
  function paintRoutes() {
    for (const route of routes) {
      const visible = isShown("movement") && covers(route.days[view.clock]);
      if (visible === route.visible) continue;
      route.visible = visible;
      if (visible) groups.movements.addLayer(route.line);
      else groups.movements.removeLayer(route.line);
    }
  }

  // ---- legend ----------------------------------------------------------------------------------------

  function addLegend() {
    const legend = L.control({ position: "bottomleft" });
    legend.onAdd = () => {
      const box = make("details", "legend");
      box.open = map.getSize().x > 560;
      box.append(make("summary", "", words.legend));
      for (const [name, look] of Object.entries(data.looks)) {
        const row = make("div", "legend-row");
        const swatch = svg("svg", { width: 26, height: 15, "aria-hidden": "true" });
        if (name === "route")
          swatch.append(svg("path", { d: "M1,8 L18,8", class: "route", "marker-end": "url(#arrow)", "stroke-width": 2.5 }));
        else
          swatch.append(svg("rect", { x: 0.5, y: 0.5, width: 25, height: 14, fill: `url(#hatch-${name})`, stroke: look.stroke }));
        row.append(swatch, make("span", "", look.words));
        box.append(row);
      }
      const lines = data.borders.features.map((feature) => feature.properties);
      for (const kind of new Set(lines.map((line) => line.kind))) {
        const row = make("div", "legend-row");
        const sample = svg("svg", { width: 26, height: 15, "aria-hidden": "true" });
        sample.append(svg("path", { d: "M0,8 L26,8", class: `border ${kind}` }));
        const named = lines.find((line) => line.kind === kind).name;
        row.append(sample, make("span", "", kind === "international_border" ? words.border : named));
        box.append(row);
      }
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    legend.addTo(map);
  }

  // ---- the page around the map -----------------------------------------------------------------------

  // The page's slider moves at once; the server's answer comes after it. The frame has the page's origin, so
  // the map can follow the handle itself. Where the slider cannot be found, the answer alone does it.
  function sliderDay() {
    try {
      const thumb = window.parent.document.querySelector(".st-key-date [aria-valuetext]");
      const day = thumb && thumb.getAttribute("aria-valuetext");
      return day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
    } catch {
      return null;
    }
  }
  function followSlider() {
    if (!sliderDay()) return;
    const read = () => {
      const day = sliderDay();
      if (day && day !== view.date) paint({ date: day });
    };
    new MutationObserver(read).observe(window.parent.document.querySelector(".st-key-date"), {
      subtree: true, childList: true, attributes: true, attributeFilter: ["aria-valuetext"],
    });
  }

  // Until the reader has moved the map it keeps all districts in view, whatever the window does.
  let isMoved = false;
  function fit() {
    if (isMoved) return;
    map.invalidateSize({ pan: false });
    const legend = holder.querySelector(".legend[open]");
    const { x } = map.getSize();
    // Before the style sheet is there, the legend is as wide as the map.
    const left = legend && x > 700 ? Math.min(legend.offsetWidth, x * 0.35) : 8;
    map.fitBounds(words.bounds, { paddingTopLeft: [left, 8], paddingBottomRight: [8, 24], animate: false });
  }
  function markZoom() {
    const zoom = map.getZoom();
    for (const least of [8, 9, 10]) holder.classList.toggle(`zoom-${least}`, zoom >= least);
    declutter();
  }

  function start(theMap, theGroups, theWords) {
    map = theMap;
    groups = theGroups;
    words = theWords;
    holder = map.getContainer();
    addHatches();
    addGround();
    addDistricts();
    addRoutes();
    addLegend();
    map.attributionControl.setPrefix(false);
    for (const credit of words.credits) map.attributionControl.addAttribution(credit);
    map.on("zoomend", markZoom);
    // The style sheets that size the map and its labels come after the scripts; Leaflet itself watches the
    // window only.
    const settle = () => { fit(); declutter(); };
    new ResizeObserver(settle).observe(holder);
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.addEventListener("load", settle);
    for (const name of ["pointerdown", "wheel", "keydown"])
      holder.addEventListener(name, () => { isMoved = true; }, { capture: true, passive: true });
    // The wheel scrolls the page until the reader has clicked into the map.
    map.on("click", () => map.scrollWheelZoom.enable());
    map.on("mouseout", () => map.scrollWheelZoom.disable());
    holder.setAttribute("role", "group");
    holder.setAttribute("aria-label", words.map);
    fit();
    markZoom();
    followSlider();
  }

  // An answer can be overtaken by the hand: the slider knows best which date is wanted.
  function show(next) {
    paint({ ...next, date: sliderDay() || next.date });
  }
  function paint(next) {
    Object.assign(view, next);
    paintRoutes();
    for (const district of Object.values(districts)) paintDistrict(district);
    const chosen = districts[view.district];
    if (chosen && chosen.layer.getElement()) chosen.layer.bringToFront();
    writeLabels();
    holder.dataset.date = view.date;
  }

  window.HandoverMap = { start, show };
})();
