// The districts: a path, a name and a tooltip each. A step touches only what it changes.
window.Handover.districts = (({ data, view, make, nameIn, allNames, labels }) => {
  const day = window.HandoverDay;
  const districts = {};
  let last = { view: {}, today: { clashes: {}, leaves: {}, differs: {} } };
  let words;

  // ---- words -----------------------------------------------------------------------------------------

  const daysLeft = (left) =>
    left === 0 ? words.today : left === 1 ? words.one_day_left : words.days_left.replace("{n}", String(left));
  const shortDay = (day) => `${Number(day.slice(8))} ${words.months[Number(day.slice(5, 7)) - 1]}`;

  function stateWords({ state, clash, leaves }) {
    const told = state.left === null ? state.text : `${state.text}, ${daysLeft(state.left)}`;
    return [told, clash ? `${words.clashes}, ${clash.title}` : "", leaves ? words.leaves : ""].filter(Boolean).join(". ");
  }
  function labelLines({ names, shown: { state, clash, differs } }) {
    const lines = [nameIn(names)];
    if (state.control === "due") {
      lines.push(`${words.by} ${shortDay(state.deadline)} · ${daysLeft(state.left)}`);
      if (state.supersedes.length) lines.push(`${words.moved_from} ${state.supersedes.map(shortDay).join(", ")}`);
    } else if (words.short[state.control]) lines.push(words.short[state.control]);
    if (clash) lines.push(`${words.clashes}, ${clash.title}`);
    if (differs) lines.push(`≠ ${words.differs}`);
    return lines;
  }

  // ---- drawing ---------------------------------------------------------------------------------------

  function start(map, groups, theWords) {
    words = theWords;
    for (const feature of data.districts.features) {
      const { id, label } = feature.properties;
      const group = groups[data.roles[id] || "handover"];
      if (day.has(id) && group) add(feature, group, label);
    }
  }
  function add(feature, group, point) {
    const { id, names } = feature.properties;
    const district = { id, names, tip: make("div", "tip"), layer: null, label: null, shown: null };
    // A group of one: its clicks name the layer, which the page reads from the properties.
    const wrap = L.geoJSON(feature, { style: () => ({ className: "district", weight: 1.5 }) });
    const layer = (district.layer = wrap.getLayers()[0]);
    layer.toGeoJSON = () => ({ type: "Feature", properties: { id }, geometry: null });
    layer.bindTooltip(() => writeTip(district), { sticky: true, className: "district-tip", opacity: 1 });
    layer.on("add", () => {
      makeReachable(district);
      if (district.shown) draw(district);
      raise();
    });
    wrap.addTo(group);
    makeReachable(district);
    district.label = labels.add(group, point, `district-name ${id}`, 0);
    districts[id] = district;
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

  // Touch the document where a district shows otherwise than it is to. `today` is what holds on the day; `all` looks
  // at each district, else only those are looked at which can differ.
  function paint(today, { all = false } = {}) {
    const { date, clock, lang, district } = view;
    const isSame = !all && ["clock", "lang", "district"].every((name) => view[name] === last.view[name]);
    const marked = [last.today, today].flatMap(({ clashes, leaves, differs }) => [clashes, leaves, differs]);
    const codes = isSame
      ? new Set([...day.changed(last.view.date, date, clock), ...marked.flatMap((codes) => Object.keys(codes))])
      : Object.keys(districts);
    for (const code of codes) if (districts[code]) paintOne(districts[code], today);
    if (district !== last.view.district) raise();
    last = { view: { date, clock, lang, district }, today };
  }
  function paintOne(district, today) {
    const { id, shown } = district;
    const state = day.state(id, view.date, view.clock);
    const clash = today.clashes[id] || null;
    const marks = { leaves: Boolean(today.leaves[id]), isChosen: view.district === id };
    district.shown = { state, clash, ...marks, differs: Boolean(today.differs[id]) };
    const isSameLook = shown && shown.state.control === state.control && Boolean(shown.clash) === Boolean(clash)
      && shown.leaves === marks.leaves && shown.isChosen === marks.isChosen;
    if (!isSameLook) drawLook(district);
    writeState(district);
    labels.write(district.label, labelLines(district));
  }
  function draw(district) {
    drawLook(district);
    writeState(district);
  }
  function drawLook({ id, layer, shown }) {
    const { state, clash, leaves, isChosen } = shown;
    const look = state.control === "none" && clash ? "clash" : state.control;
    const told = [isChosen ? "selected" : "", clash ? "clash" : "", leaves ? "leaves" : ""];
    const className = ["district", id, state.control, `role-${data.roles[id]}`, ...told].filter(Boolean).join(" ");
    layer.options.className = className;
    layer.options.fillColor = `url(#hatch-${look})`;
    layer.options.color = data.looks[look].stroke;
    const path = layer.getElement();
    if (!path) return;
    path.setAttribute("class", `${className} leaflet-interactive`);
    path.setAttribute("fill", layer.options.fillColor);
    path.setAttribute("stroke", layer.options.color);
    path.setAttribute("aria-pressed", String(isChosen));
  }
  function writeState(district) {
    const { layer, names, shown } = district;
    const told = `${nameIn(names)}: ${stateWords(shown)}`;
    const path = layer.getElement();
    if (path && path.getAttribute("aria-label") !== told) path.setAttribute("aria-label", told);
    if (layer.isTooltipOpen()) writeTip(district);
  }
  function writeTip({ names, tip, shown }) {
    if (shown) tip.replaceChildren(make("strong", "", allNames(names).join(" · ")), make("span", "", stateWords(shown)));
    return tip;
  }

  // Lay the outline of the chosen district over its neighbours'.
  function raise() {
    const chosen = districts[view.district];
    if (chosen && chosen.layer.getElement()) chosen.layer.bringToFront();
  }

  return { start, paint, raise };
})(window.Handover);
