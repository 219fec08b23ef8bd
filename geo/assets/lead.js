// A key on the slider moves the handle, and with it the map, within one frame.
//
// The slider itself takes longer than a frame has for what it does at a key. So the handle is moved here, in the document,
// and the slider is told of it once that has been painted: of several keys in one frame it is told the last day. What the
// slider then makes of it holds. Only where everything is as expected; else the key is the slider's own, and the map
// follows the handle a little later.
window.Handover.lead = (({ slider, whenPainted }) => {
  const BY = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
  let [ahead, sure] = [null, null];

  function read(input) {
    const thumb = input.parentElement && input.parentElement.parentElement;
    const label = thumb && thumb.querySelector("[data-testid=stSliderThumbValue] p");
    const text = label && label.childNodes.length === 1 ? label.firstChild : null;
    const [value, least, most] = [input.value, input.min, input.max].map(Number);
    return { input, thumb, text, value, least, most, day: slider.day() };
  }
  const place = ({ least, most }, value) => (100 * (value - least)) / (most - least);
  // In a language written from the right the slider runs the other way: only the middle does not tell.
  function isKnown(seen) {
    const { input, thumb, text, value, day } = seen;
    if (!text || !day || text.data !== day || slider.dayAt(input, value) !== day) return false;
    const here = place(seen, value);
    if (Math.abs(parseFloat(thumb.style.left) - here) > 0.01) return false;
    if (Math.abs(here - 50) > 0.01) sure = input;
    return sure === input;
  }

  function show({ input, thumb, text }, day, left) {
    input.setAttribute("aria-valuetext", day);
    text.data = day;
    thumb.style.left = left;
  }
  function heed(event) {
    const { key, target, isTrusted } = event;
    if (target !== slider.input()) return;
    const by = isTrusted && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) && BY[key];
    const seen = ahead || read(target);
    const value = (ahead ? ahead.to : seen.value) + by * slider.unit(target);
    if (!by || value < seen.least || value > seen.most || !(ahead || isKnown(seen))) {
      give();
      return;
    }
    // Others still hear of the key: they listen to the document. Neither the slider nor the browser moves the handle.
    event.preventDefault();
    event.stopPropagation();
    if (!ahead) whenPainted(give, { last: true });
    ahead = { ...seen, to: value };
    show(seen, slider.dayAt(target, value), `${place(seen, value)}%`);
  }
  // Tell the slider where its handle stands; if it has it otherwise, so has the handle.
  function give() {
    if (!ahead) return;
    const { input, to, ...seen } = ahead;
    ahead = null;
    if (!input.isConnected) return;
    slider.set(input, to);
    // The slider takes it in before this is run.
    window.queueMicrotask(() => {
      const value = Number(input.value);
      if (value !== to && !ahead) show({ input, ...seen }, slider.dayAt(input, value), `${place(seen, value)}%`);
    });
  }

  function watch() {
    const page = slider.page();
    if (page) page.addEventListener("keydown", heed, { capture: true });
  }

  return { watch };
})(window.Handover);
