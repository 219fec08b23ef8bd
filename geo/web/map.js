// Draws the collection on the map and redraws it for a view, in place: the parts put together.
//
// start(map, groups, words)  once, when the frame opens
// show(view)                 when the page runs whole: date, clock, kinds, district, lang, play
// follows                    whom the map follows: the page's `slider`, the `page`, or `none`, and then only `show`
window.HandoverMap = (({
  view, ground, labels, districts, routes, whenPainted,
}) => {
  const { HandoverDay: day, HandoverCounts: counts } = window;
  const handover = { start, show, follows: "none" };
  let map, words, holder;
  let [isAsked, isDrawn] = [false, false];
  const asked = {};
  // The page may be a little later than its map.
  const ASK_AFTER = 4000;
  let asking = 0;

  // ---- the window ------------------------------------------------------------------------------------

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
    labels.resettle();
  }
  function watchWindow() {
    map.on("zoomend", markZoom);
    // The style sheets that size the map and its labels come after the scripts; Leaflet itself watches the
    // window only.
    const settle = () => { fit(); labels.resettle(); };
    new ResizeObserver(settle).observe(holder);
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.addEventListener("load", settle);
    for (const name of ["pointerdown", "wheel", "keydown"])
      holder.addEventListener(name, () => { isMoved = true; }, { capture: true, passive: true });
    // The wheel scrolls the page until the reader has clicked into the map.
    map.on("click", () => map.scrollWheelZoom.enable());
    map.on("mouseout", () => map.scrollWheelZoom.disable());
  }

  // ---- the view --------------------------------------------------------------------------------------

  function start(theMap, groups, theWords) {
    map = theMap;
    words = theWords;
    holder = map.getContainer();
    holder.setAttribute("role", "group");
    holder.setAttribute("aria-label", words.map);
    ground.start(map, groups, words);
    districts.start(map, groups, words);
    routes.start(groups);
    counts.start(map, groups, words);
    watchWindow();
    fit();
    markZoom();
    day.onready = () => paint({ all: true });
    window.parent.addEventListener("handover:day", ({ detail }) => { asked.date = detail.date; look(); });
    keepQuiet();
  }
  // The frame's component tells the server of itself when something is not as the server supposes: no click is
  // none for the server, and 0 here. Without this each opening would run the whole page twice.
  function keepQuiet() {
    const held = window.__GLOBAL_DATA__;
    if (held && held.last_object_clicked_count === 0) held.last_object_clicked_count = null;
  }
  function show({ opening, ...step }) {
    isAsked = true;
    Object.assign(asked, step, window.parent.handover ? { date: window.parent.handover.day } : {});
    look();
    // The server sends the rest of the page when it knows that the map is drawn.
    if (opening && !isDrawn) whenPainted(() => fetch(`../../drawn?of=${opening}`).catch(() => {}));
    isDrawn = true;
  }

  // At once, and once in a frame: what comes after that, before the frame is drawn, waits for it. So a machine that
  // cannot keep up leaves days out instead of falling behind.
  let [isDrawing, isLate] = [false, false];
  function look() {
    if (isDrawing) isLate = true;
    else lookNow();
  }
  function endFrame() {
    isDrawing = false;
    if (isLate) lookNow();
    isLate = false;
  }
  // An answer can be overtaken by the hand: what the page shows is read anew each time.
  function lookNow() {
    if (!isAsked) return;
    const next = asked;
    if (Object.keys(view).some((name) => !isSame(view[name], next[name]))) {
      const all = !view.date || next.lang !== view.lang;
      for (const name of Object.keys(view)) if (next[name] !== undefined) view[name] = next[name];
      paint({ all });
      isDrawing = true;
      window.requestAnimationFrame(endFrame);
    }
  }
  const isSame = (one, other) => other === undefined || one === other || String(one) === String(other);

  function paint({ all }) {
    const today = day.of(view);
    if (all) {
      ground.paint();
      labels.resettle();
    }
    routes.paint(today.routes);
    districts.paint(today, { all });
    counts.paint(view);
    holder.dataset.date = view.date;
  }

  return handover;
})(window.Handover);
