// What the page around the map shows: the date under its slider's handle, and the view in its heading.
//
// The page's slider moves at once, the server's answer comes after it. The frame has the page's origin, so the
// map follows the handle itself. React replaces elements of the page as it likes: so the whole body is watched, and
// slider and heading are looked up anew when they are gone.
window.Handover.follow = (({ slider }) => {
  const HEADING = ".the-day[data-view]";
  const shown = {};
  let told = { text: null, view: {} };

  // What the server wrote at its last answer: date, clock, kinds, district, lang, play.
  function headingView() {
    const heading = slider.find(HEADING);
    const text = heading ? heading.getAttribute("data-view") : null;
    if (text !== told.text) {
      told = { text, view: {} };
      try {
        told.view = JSON.parse(text) || {};
      } catch {
        // What cannot be read is as good as none.
      }
    }
    return told.view;
  }

  // Return the view that the page asks for, and whom the map follows: the `slider`, else the heading of the `page`,
  // else nobody (`none`): then only what the server tells the map itself counts.
  function read() {
    try {
      const day = slider.day();
      const { play = 0, ...view } = headingView();
      const follows = day ? "slider" : view.date ? "page" : "none";
      return { follows, play, view: { ...shown, ...view, ...(day ? { date: day } : {}) } };
    } catch {
      return { follows: "none", play: 0, view: { ...shown } };
    }
  }
  // Take what the server tells the map itself.
  function take(step) {
    Object.assign(shown, step);
  }
  function watch(look) {
    const page = slider.page();
    if (!page) return;
    new MutationObserver(look).observe(page.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["aria-valuetext", "data-view"],
    });
  }

  return { read, take, watch };
})(window.Handover);
