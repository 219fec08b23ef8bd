// Plays the days: moves the page's slider as a hand would, up to thirty days a second.
//
// An `input` event on the slider moves its handle without the server being told; an arrow key moves it and
// tells the server. So the days follow each other at the pace of the screen, none left out, and the server is told at
// each step of a slow pace, else every now and then and at the end. Where the slider is not found, nothing is done
// here: the server plays by itself.
window.Handover.play = (({ follow }) => {
  const SLIDER = ".st-key-date input[type=range]";
  const BUTTON = ".st-key-play button";
  const KEYS = /^(Arrow|Page|Home|End)/;
  const TELL_EVERY = 300;
  const SLOW = 4;
  // Frames come a little early or late: half of one is no reason to wait for the next.
  const EARLY = 8;
  let pace = 0;
  let frame = 0;
  let isHeld = false;
  let isUntold = false;
  let due = 0;
  let told = 0;

  // React hears of a value only if it was set past the property that it put on the element.
  function move(slider, value) {
    const { set } = Object.getOwnPropertyDescriptor(window.parent.HTMLInputElement.prototype, "value");
    set.call(slider, String(value));
    slider.dispatchEvent(new window.parent.Event("input", { bubbles: true }));
    isUntold = true;
  }
  function press(slider, key) {
    const options = { key, bubbles: true, cancelable: true };
    slider.dispatchEvent(new window.parent.KeyboardEvent("keydown", options));
    slider.dispatchEvent(new window.parent.KeyboardEvent("keyup", options));
    isUntold = false;
  }
  // A slider of dates counts in microseconds, one of options by one.
  const unit = (slider) => Number(slider.step) || 1;
  function step(slider, now) {
    const next = Number(slider.value) + unit(slider);
    const isLast = next >= Number(slider.max);
    if (pace > SLOW && !isLast && now - told < TELL_EVERY) return move(slider, next);
    told = now;
    return press(slider, "ArrowRight");
  }
  // Tell the server where the handle stands, which a step has moved: a step back unseen, and the step to here as a key.
  function tell(slider) {
    move(slider, Number(slider.value) - unit(slider));
    press(slider, "ArrowRight");
  }

  function run(now) {
    frame = 0;
    const slider = follow.find(SLIDER);
    if (!slider || !pace || isHeld) return;
    // On the last day the server stops, or sets the slider to the first.
    const isOver = Number(slider.value) >= Number(slider.max);
    if (now >= due - EARLY && !isOver) {
      const every = 1000 / pace;
      // Who comes late goes on from here: no day is left out to catch up.
      due = now - due < every ? due + every : now + every;
      step(slider, now);
    }
    frame = window.requestAnimationFrame(run);
  }
  function halt() {
    window.cancelAnimationFrame(frame);
    frame = 0;
  }
  function begin() {
    if (frame) return;
    due = told = performance.now();
    due += 1000 / pace;
    frame = window.requestAnimationFrame(run);
  }

  // Play at this many days a second; 0 stops.
  function set(next) {
    if (next === pace) return;
    const wasPlaying = pace > 0;
    pace = next;
    if (pace > 0 && !wasPlaying) {
      isHeld = false;
      begin();
    } else if (pace === 0) {
      halt();
      const slider = follow.find(SLIDER);
      if (slider && isUntold) tell(slider);
      isHeld = false;
    }
  }

  // The reader's hand on the slider or on the button goes before: it stops at once, not when the server answers.
  function watch() {
    const heed = (event) => {
      if (!event.isTrusted || !pace || !event.target.closest) return;
      const isKey = event.type === "keydown";
      if (event.type !== "click" && event.target.closest(".st-key-date") && (!isKey || KEYS.test(event.key))) hold();
      if (event.type === "click" && event.target.closest(BUTTON)) toggle();
    };
    for (const name of follow.page() ? ["pointerdown", "keydown", "click"] : [])
      follow.page().addEventListener(name, heed, { capture: true, passive: true });
  }
  function hold() {
    if (isHeld) return;
    isHeld = true;
    isUntold = false;
    halt();
    const button = follow.find(BUTTON);
    if (button) button.click();
  }
  // Where the handle stands is told when the server has stopped: Streamlit sends what is told together with a click as
  // one message, for that part of the page alone which the first of them belongs to.
  function toggle() {
    isHeld = !isHeld;
    if (isHeld) halt();
    else begin();
  }

  return { set, watch };
})(window.Handover);
