// The page's slider: where it stands, and moving it as a hand would.
//
// The frame has the page's origin, so it reads and moves what stands around it. React replaces elements of the page as it
// likes: each is looked up anew when it is gone. Streamlit's slider holds an `input` within its handle; the handle stands at
// a percentage of the rail and carries the day in words. Where any of this is otherwise, nothing is found here.
window.Handover.slider = (() => {
  const INPUT = ".st-key-date input[type=range]";
  const DAY = 86400000000;
  // So many pixels apart, each day is hit.
  const CLEAR = 3;
  const found = {};

  // Return the page's document, or null where the frame may not read it.
  function page() {
    try {
      return window.parent.document;
    } catch {
      return null;
    }
  }
  function find(selector) {
    if (!found[selector] || !found[selector].isConnected) found[selector] = window.parent.document.querySelector(selector);
    return found[selector];
  }
  const input = () => find(INPUT);
  // The day under the handle.
  function day() {
    const handle = find(".st-key-date [aria-valuetext]");
    const text = handle && handle.getAttribute("aria-valuetext");
    return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
  }

  // ---- values ----------------------------------------------------------------------------------------

  // A slider of dates counts in microseconds, one of options by one: which day each is, the strip below it tells.
  const unit = (slider) => Number(slider.step) || 1;
  let listed = { text: "", days: [] };
  function days() {
    const strip = find(".axis[data-days]");
    const text = strip ? strip.getAttribute("data-days") : "";
    if (text !== listed.text) listed = { text, days: text.split(" ") };
    return listed.days;
  }
  function dayAt(slider, value) {
    if (unit(slider) === DAY) return new Date(value / 1000).toISOString().slice(0, 10);
    return days()[value] || null;
  }

  // ---- moving ----------------------------------------------------------------------------------------

  // Move the handle; the server is not told. React hears of a value only if it was set past its own property.
  function move(slider, value) {
    const { HTMLInputElement: Input, Event } = window.parent;
    Object.getOwnPropertyDescriptor(Input.prototype, "value").set.call(slider, String(value));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // Move the handle and tell the server, which is told when a button of the mouse is let go. A click on the rail is done in
  // one go; where days lie closer together than a click can tell, the handle is held and moved.
  function set(slider, value) {
    const { MouseEvent } = window.parent;
    const thumb = slider.parentElement.parentElement;
    const rail = thumb.parentElement.getBoundingClientRect();
    const [least, most] = [Number(slider.min), Number(slider.max)];
    const isClear = (rail.width * unit(slider)) / (most - least) >= CLEAR;
    const x = rail.left + (rail.width * ((isClear ? value : Number(slider.value)) - least)) / (most - least);
    const at = { bubbles: true, button: 0, clientX: Math.round(x), clientY: rail.top + rail.height / 2 };
    (isClear ? thumb.parentElement : thumb).dispatchEvent(new MouseEvent("mousedown", at));
    if (!isClear) move(slider, value);
    window.parent.dispatchEvent(new MouseEvent("mouseup", at));
  }

  return { page, find, input, day, dayAt, unit, move, set };
})();
