// What never changes with the date: hatches, neighbours, waters, lines, towns, the legend.
window.Handover.ground = (({ data, make, svg, nameIn, labels }) => {
  const named = [];

  // ---- hatches ---------------------------------------------------------------------------------------

  function hatch(id, look) {
    const pattern = svg("pattern", { id, ...data.tile });
    for (const [tag, attributes] of look.tile) pattern.append(svg(tag, attributes));
    return pattern;
  }
  // The fill of an area that looks like this: its hatch, or a plain colour, which is painted many times faster.
  const fill = (name, isPlain) => (isPlain ? data.looks[name].plain : `url(#hatch-${name})`);
  function addHatches() {
    // A drawing of its own, so that no redrawing of Leaflet's takes the patterns away.
    const host = svg("svg", { width: 0, height: 0, "aria-hidden": "true" });
    host.style.position = "absolute";
    const defs = svg("defs", {});
    for (const [name, look] of Object.entries(data.looks)) defs.append(hatch(`hatch-${name}`, look));
    const arrow = svg("marker", { id: "arrow", ...data.arrow.marker });
    arrow.append(svg("path", data.arrow.head));
    defs.append(arrow);
    host.append(defs);
    document.body.append(host);
  }

  // ---- neighbours, waters, lines, towns --------------------------------------------------------------

  function addGround(map, groups) {
    for (const [name, z] of [["ground", 310], ["lines", 420], ["routes", 430], ["labels", 620]]) {
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = "none";
    }
    const layer = (features, className) =>
      L.geoJSON(features, { interactive: false, pane: "ground", style: (f) => ({ className: className(f), weight: 1 }) });
    layer(data.neighbours, () => "neighbour").addTo(groups.neighbours);
    for (const feature of data.neighbours.features) {
      const { label, names } = feature.properties;
      if (label) named.push({ names, label: labels.add(groups.neighbours, label, "neighbour-name", 4) });
    }
    layer(data.waters, (f) => `water ${f.properties.kind}`).addTo(map);
    L.geoJSON(data.borders, {
      interactive: false, pane: "lines",
      style: (f) => ({ className: `border ${f.properties.kind}`, fill: false }),
      onEachFeature: (f, line) => line.addTo(groups[f.properties.kind] || map),
    });
    for (const place of data.places) addPlace(groups, place);
  }
  function addPlace(groups, { lat, lon, kind, names, district }) {
    const isContext = !window.HandoverDay.has(district);
    const className = [kind, isContext ? "context" : ""].filter(Boolean).join(" ");
    const dot = { radius: 2.5, className: `place ${className}`, pane: "lines", interactive: false };
    L.circleMarker([lat, lon], dot).addTo(groups.settlements);
    const label = labels.add(groups.settlements, [lon, lat], `place-name ${className}`, isContext ? 3 : 2);
    named.push({ names, label });
  }

  // ---- legend ----------------------------------------------------------------------------------------

  function legendRow(sample, text) {
    const row = make("div", "legend-row");
    const swatch = svg("svg", { width: 26, height: 15, "aria-hidden": "true" });
    swatch.append(sample);
    row.append(swatch, make("span", "", text));
    return row;
  }
  function addLegend(map, words) {
    const legend = L.control({ position: "bottomleft" });
    legend.onAdd = () => {
      const box = make("details", "legend");
      box.open = map.getSize().x > 560;
      box.append(make("summary", "", words.legend));
      const route = { d: "M1,8 L18,8", class: "route", "marker-end": "url(#arrow)", "stroke-width": 2.5 };
      for (const [name, look] of Object.entries(data.looks)) {
        const area = { x: 0.5, y: 0.5, width: 25, height: 14, fill: fill(name, false), stroke: look.stroke };
        box.append(legendRow(name === "route" ? svg("path", route) : svg("rect", area), look.words));
      }
      const lines = data.borders.features.map((feature) => feature.properties);
      for (const kind of new Set(lines.map((line) => line.kind))) {
        const text = kind === "international_border" ? words.border : lines.find((line) => line.kind === kind).name;
        box.append(legendRow(svg("path", { d: "M0,8 L26,8", class: `border ${kind}` }), text));
      }
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    legend.addTo(map);
  }

  function start(map, groups, words) {
    addHatches();
    addGround(map, groups);
    addLegend(map, words);
    map.attributionControl.setPrefix(false);
    for (const credit of words.credits) map.attributionControl.addAttribution(credit);
  }

  // Write the names of neighbours and towns; call when the language changed.
  function paint() {
    for (const { label, names } of named) labels.write(label, [nameIn(names)]);
  }

  return { start, paint, fill };
})(window.Handover);
