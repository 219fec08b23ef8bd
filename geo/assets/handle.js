// The slider's handle in the document: read, and moved before the slider itself does it.
//
// Streamlit's slider takes longer than a frame for what it does at a key or at a movement of the pointer. So keys.js and
// drag.js move the handle here, and tell the slider afterwards where it stands; what the slider then makes of it holds.
// Only where everything is as expected; else the slider is left to itself, and the map follows the handle a little later.
window.Handover.handle = (({ slider }) => {
  let [sure, kept] = [null, null];

  // Return the handle's parts, its `value` between `least` and `most`, and the `day` it tells.
  function read(input) {
    const thumb = input.parentElement && input.parentElement.parentElement;
    const label = thumb && thumb.querySelector("[data-testid=stSliderThumbValue] p");
    const text = label && label.childNodes.length === 1 ? label.firstChild : null;
    const [value, least, most] = [input.value, input.min, input.max].map(Number);
    return { input, thumb, text, value, least, most, day: slider.day() };
  }
  // Where on the rail a value is, in percent.
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

  // Move the handle, and keep it there until the slider is told.
  function show(seen, value) {
    const day = slider.dayAt(seen.input, value);
    kept = { input: seen.input, day };
    keep();
    seen.text.data = day;
    seen.thumb.style.left = `${place(seen, value)}%`;
  }
  // The slider writes its own day again when it is drawn anew for another reason.
  function keep() {
    if (kept && kept.input.getAttribute("aria-valuetext") !== kept.day) kept.input.setAttribute("aria-valuetext", kept.day);
  }
  // Tell the slider where its handle stands. It takes it in before `settled` is called; if it has it otherwise, so has
  // the handle.
  function give(seen, value, settled) {
    const { input } = seen;
    kept = null;
    if (input.isConnected && Number(input.value) !== value) slider.set(input, value);
    window.queueMicrotask(() => {
      if (Number(input.value) !== value) show(seen, Number(input.value));
      kept = null;
      settled();
    });
  }

  return { read, place, isKnown, show, keep, give };
})(window.Handover);
