// The movements: an arrow each, on the map on its days only.
window.Handover.routes = (({ data, make }) => {
  const arrows = {};
  let shown = [];
  let group;

  function curve([lat1, lon1], [lat2, lon2]) {
    const { bend, reach, steps } = data.bow;
    const control = [(lat1 + lat2) / 2 + (lon2 - lon1) * bend, (lon1 + lon2) / 2 - (lat2 - lat1) * bend];
    const points = [];
    for (let step = 0; step <= steps; step += 1) {
      const t = (step / steps) * reach;
      points.push([0, 1].map((axis) =>
        (1 - t) ** 2 * [lat1, lon1][axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * [lat2, lon2][axis]));
    }
    return points;
  }
  function makeArrow({ id, from, to, title }) {
    const line = L.polyline(curve(from, to), { className: "route", pane: "routes", weight: 3.5 });
    const tip = make("div", "tip");
    tip.append(make("strong", "", title), make("span", "", data.looks.route.words));
    line.bindTooltip(tip, { sticky: true, className: "district-tip", opacity: 1 });
    // The page is told which layer was clicked by the event's `layer`; a lone line has none of its own.
    line.on("click", (event) => { event.layer = line; });
    line.on("add", () => {
      const path = line.getElement();
      path.setAttribute("marker-end", "url(#arrow)");
      path.dataset.route = id;
    });
    line.toGeoJSON = () => ({ type: "Feature", properties: { id }, geometry: null });
    const casing = L.polyline(line.getLatLngs(), { className: "route-casing", pane: "routes", interactive: false });
    return L.layerGroup([casing, line]);
  }

  function start(groups) {
    group = groups.movements;
  }

  // Show these routes and no other; an arrow is made when its route is first seen.
  function paint(routes) {
    const ids = routes.map((route) => route.id);
    for (const id of shown) if (!ids.includes(id)) group.removeLayer(arrows[id]);
    for (const route of routes) {
      arrows[route.id] ||= makeArrow(route);
      if (!shown.includes(route.id)) group.addLayer(arrows[route.id]);
    }
    shown = ids;
  }

  return { start, paint };
})(window.Handover);
