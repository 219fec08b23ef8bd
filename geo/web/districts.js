// The districts: a path, a name and a tooltip each. A step touches only what it changes.
//
// More than can be told apart are a crowd: of it only those near enough to be read have a hatch, a label and words for
// readers of the screen, and are reached by the tab key; the others are a plain area each. A keyboard's way to any of
// them is the list of districts beside the map: nobody steps through thousands.
window.Handover.districts = (({ data, view, make, nameIn, allNames, labels, ground }) => {
  const day = window.HandoverDay;
  const districts = {};
  let last = { view: {}, today: { clashes: {}, leaves: {}, differs: {} } };
  const [CROWD, WIDE, AROUND, LINGER] = [150, 48, 0.1, 120];
  const idle = window.requestIdleCallback || ((call) => window.setTimeout(call, 0));
  let map, words, isCrowd;
  let waiting = 0;

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

  function start(theMap, groups, theWords) {
    [map, words] = [theMap, theWords];
    const told = data.districts.features.filter(({ properties: { id } }) => day.has(id));
    isCrowd = told.length > CROWD;
    map.getContainer().classList.toggle("crowd", isCrowd);
    for (const feature of told) {
      const group = groups[data.roles[feature.properties.id] || "handover"];
      if (group) add(feature, group);
    }
    if (isCrowd) map.on("moveend zoomend resize", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => idle(lookAround, { timeout: 1000 }), LINGER);
    });
  }
  function add(feature, group) {
    const { id, names, label: point } = feature.properties;
    const district = { id, names, group, point, isNear: false, tip: null, layer: null, label: null, shown: null };
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
    districts[id] = district;
    if (!isCrowd) bringNear(district, true);
  }
  function makeReachable(district) {
    const path = district.layer.getElement();
    if (!path || path.dataset.district) return;
    path.dataset.district = district.id;
    if (district.isNear) announce(path);
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const latlng = district.layer.getBounds().getCenter();
      district.layer.fire("click", { latlng, layer: district.layer }, true);
    });
  }

  function announce(path) {
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
  }

  // ---- near and far ----------------------------------------------------------------------------------

  function bringNear(district, isNear) {
    if (district.isNear === isNear) return;
    const { id, group, point, layer, shown } = district;
    const path = layer.getElement();
    district.isNear = isNear;
    if (isNear) district.label = labels.add(group, point, `district-name ${id}`, 0);
    else labels.remove(district.label);
    if (!isNear) district.label = null;
    if (path && isNear) announce(path);
    else if (path) for (const name of ["tabindex", "role", "aria-label", "aria-pressed"]) path.removeAttribute(name);
    if (!shown) return;
    draw(district);
    if (isNear) labels.write(district.label, labelLines(district));
  }
  // In view, and wide enough on the screen for a name. Who has the focus keeps it.
  function isLegible({ id, point: [lon, lat], layer }, seen, scale) {
    if (id === view.district || layer.getElement() === document.activeElement) return true;
    const bounds = layer.getBounds();
    return (bounds.getEast() - bounds.getWest()) * scale >= WIDE && seen.contains([lat, lon]);
  }
  function lookAround() {
    const [seen, scale] = [map.getBounds().pad(AROUND), (256 * 2 ** map.getZoom()) / 360];
    for (const district of Object.values(districts)) {
      bringNear(district, isLegible(district, seen, scale));
      if (district.label) district.label.isFirm = district.id === view.district;
    }
    labels.resettle();
  }

  // ---- a step ----------------------------------------------------------------------------------------

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
    if (district !== last.view.district) {
      raise();
      if (isCrowd) lookAround();
    }
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
    if (district.label) labels.write(district.label, labelLines(district));
  }
  function draw(district) {
    drawLook(district);
    writeState(district);
  }
  function drawLook({ id, layer, shown, isNear }) {
    const { state, clash, leaves, isChosen } = shown;
    const look = state.control === "none" && clash ? "clash" : state.control;
    const told = [isChosen ? "selected" : "", clash ? "clash" : "", leaves ? "leaves" : ""];
    const className = ["district", id, state.control, `role-${data.roles[id]}`, ...told].filter(Boolean).join(" ");
    layer.options.className = className;
    layer.options.fillColor = ground.fill(look, !isNear);
    layer.options.color = data.looks[look].stroke;
    const path = layer.getElement();
    if (!path) return;
    path.setAttribute("class", `${className} leaflet-interactive`);
    path.setAttribute("fill", layer.options.fillColor);
    path.setAttribute("stroke", layer.options.color);
    if (isNear) path.setAttribute("aria-pressed", String(isChosen));
  }
  function writeState(district) {
    const { layer, names, shown, isNear } = district;
    if (layer.isTooltipOpen()) writeTip(district);
    if (!isNear) return;
    const told = `${nameIn(names)}: ${stateWords(shown)}`;
    const path = layer.getElement();
    if (path && path.getAttribute("aria-label") !== told) path.setAttribute("aria-label", told);
  }
  function writeTip(district) {
    const { names, shown } = district;
    const tip = (district.tip ||= make("div", "tip"));
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
