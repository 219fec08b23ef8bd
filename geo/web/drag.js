// Handle and map follow the pointer on the slider within one frame, from its first touch of the rail on.
//
// The slider is told where the handle stands when it is let go; before that it would tell nobody either.
window.Handover.drag = (({ slider, handle, keys }) => {
  let held = null;

  function begin(event) {
    const input = slider.input();
    const isPlain = event.isTrusted && event.isPrimary && event.button === 0;
    if (held || !input || !isPlain || event.altKey || event.ctrlKey || event.metaKey) return;
    keys.give();
    const seen = handle.read(input);
    const rail = seen.thumb && seen.thumb.parentElement;
    if (!rail || !rail.contains(event.target) || !handle.isKnown(seen)) return;
    const { pointerId: pointer, clientX: from } = event;
    held = { seen: handle.dress(seen), pointer, from, base: seen.value, to: seen.value };
    take(event);
    seen.thumb.setAttribute("data-dragging", "true");
    input.focus({ preventScroll: true });
    if (seen.thumb.contains(event.target)) return;
    const { left, width } = held.seen.looks.box;
    held.base = seen.least + ((seen.most - seen.least) * (from - left)) / width;
    move(event);
    // As the slider has it, the handle goes on from the day that it has snapped to.
    held.base = held.to;
  }
  // Neither the slider nor the browser hears of the pointer.
  function take(event) {
    event.stopPropagation();
    if (event.cancelable) event.preventDefault();
  }
  function heed(event) {
    if (!held || event.pointerId !== held.pointer) return;
    take(event);
    // Let go where nobody saw it.
    if (event.type === "pointermove" && event.buttons) move(event);
    else end();
  }

  function move({ clientX }) {
    const { seen, base, from } = held;
    const far = ((seen.most - seen.least) * (clientX - from)) / seen.looks.box.width;
    const unit = slider.unit(seen.input);
    const steps = Math.round((base + far - seen.least) / unit);
    const to = Math.min(Math.max(seen.least + steps * unit, seen.least), seen.most);
    if (to === held.to) return;
    held.to = to;
    handle.show(seen, to);
  }
  function end() {
    const { seen, to } = held;
    held = null;
    seen.thumb.removeAttribute("data-dragging");
    handle.give(seen, to);
  }

  function watch() {
    const page = slider.page();
    if (!page) return;
    const listen = (name, call) => page.addEventListener(name, call, { capture: true });
    listen("pointerdown", begin);
    for (const name of ["pointermove", "pointerup", "pointercancel"]) listen(name, heed);
    // What a browser tells besides, of the same touch.
    for (const name of ["mousedown", "touchstart"]) listen(name, (event) => { if (held && event.isTrusted) take(event); });
  }

  return { watch };
})(window.Handover);
