// The slider's handle in the document: read, and moved before the slider itself does it.
//
// Streamlit's slider takes longer than a frame for what it does at a key or at a movement of the pointer. So keys.js,
// drag.js and play.js move the handle here, and tell the slider afterwards where it stands; what that makes of it holds.
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
    if (seen.looks) paint(seen.looks, place(seen, value));
  }
  // The slider writes its own day again when it is drawn anew for another reason.
  function keep() {
    if (kept && kept.input.getAttribute("aria-valuetext") !== kept.day) kept.input.setAttribute("aria-valuetext", kept.day);
  }
  // Tell the slider, and with it the server, where its handle stands; or leave it to the slider alone.
  const give = (seen, value, settled = () => {}) => yieldTo(slider.set, seen, value, settled);
  const leave = (seen, value) => yieldTo(slider.move, seen, value, () => {});
  // The slider takes it in before `settled` is called; if it has it otherwise, so has the handle.
  function yieldTo(move, seen, value, settled) {
    const { input } = seen;
    kept = null;
    if (input.isConnected && Number(input.value) !== value) move(input, value);
    window.queueMicrotask(() => {
      if (Number(input.value) !== value) show(seen, Number(input.value));
      kept = null;
      if (seen.looks) seen.looks.rail.style.removeProperty("background-image");
      settled();
    });
  }

  // ---- looks -----------------------------------------------------------------------------------------

  // What else of the slider goes with a handle that moves for longer: the filled part of the rail, and the label, which
  // stays within the box. Measured once, as it takes long.
  function dress(seen) {
    const track = seen.thumb.parentElement;
    const rail = track.firstElementChild;
    const label = seen.text.parentElement.closest("[data-testid=stSliderThumbValue]");
    const [empty, , filled] = window.parent.getComputedStyle(rail).backgroundImage.match(/rgba?\([^)]*\)/g) || [];
    const [box, room] = [track, track.parentElement].map((one) => one.getBoundingClientRect());
    const looks = { rail, label, empty, filled, box, room, width: label.offsetWidth, half: seen.thumb.offsetWidth / 2 };
    return { ...seen, looks };
  }
  function paint({ rail, label, empty, filled, box, room, width, half }, here) {
    const stops = `${empty} 0%, ${filled} 0%, ${filled} ${here}%, ${empty} ${here}%`;
    if (filled) rail.style.backgroundImage = `linear-gradient(to right, ${stops})`;
    const middle = box.left + (box.width * here) / 100;
    const out = { left: room.left - middle, right: middle - room.right };
    for (const [side, far] of Object.entries(out))
      label.style[side] = Math.round(width / 2 + far) > 0 ? `${far + half}px` : "";
  }

  return { read, isKnown, show, keep, give, leave, dress };
})(window.Handover);
