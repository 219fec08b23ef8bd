// Plays the days: moves the page's slider as a hand would, up to thirty days a second.
//
// The days follow each other at the pace of the screen, none left out; the server is told at each step of a slow pace, else
// every now and then and at the end. Where the slider is not found, nothing is done here: the server plays by itself.
window.Handover.play = (({ slider, handle }) => {
  const BUTTON = ".st-key-play button";
  const KEYS = /^(Arrow|Page|Home|End)/;
  const TELL_EVERY = 700;
  const SLOW = 4;
  // Frames come a little early or late: half of one is no reason to wait for the next.
  const EARLY = 8;
  let pace = 0;
  let frame = 0;
  let isHeld = false;
  let isUntold = false;
  let due = 0;
  let told = 0;
  // Where the handle is ahead of the slider, which draws more slowly than the days follow each other.
  let ahead = null;

  const valueOf = (input) => (ahead && ahead.seen.input === input ? ahead.to : Number(input.value));
  function step(input, now) {
    const next = valueOf(input) + slider.unit(input);
    const isLast = next >= Number(input.max);
    isUntold = pace > SLOW && !isLast && now - told < TELL_EVERY;
    if (isUntold) return go(input, next);
    told = now;
    return tell(input, next);
  }
  function go(input, next) {
    const isAhead = ahead && ahead.seen.input === input;
    const seen = isAhead ? ahead.seen : handle.read(input);
    if (!isAhead && !handle.isKnown(seen)) {
      ahead = null;
      slider.move(input, next);
      return;
    }
    ahead = { seen: isAhead ? seen : handle.dress(seen), to: next };
    handle.show(ahead.seen, next);
  }
  function tell(input, value) {
    if (ahead) handle.give(ahead.seen, value);
    else slider.set(input, value);
    ahead = null;
  }

  function run(now) {
    frame = 0;
    const input = slider.input();
    if (!input || !pace || isHeld) return;
    // On the last day the server stops, or sets the slider to the first.
    const isOver = valueOf(input) >= Number(input.max);
    if (now >= due - EARLY && !isOver) {
      const every = 1000 / pace;
      // Who comes late goes on from here: no day is left out to catch up.
      due = now - due < every ? due + every : now + every;
      step(input, now);
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
      const input = slider.input();
      if (input && isUntold) tell(input, valueOf(input));
      isUntold = false;
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
    const page = slider.page();
    for (const name of page ? ["pointerdown", "keydown", "click"] : [])
      page.addEventListener(name, heed, { capture: true, passive: true });
  }
  function hold() {
    if (isHeld) return;
    isHeld = true;
    isUntold = false;
    halt();
    // The hand goes on from where the handle is.
    if (ahead) handle.leave(ahead.seen, ahead.to);
    ahead = null;
    const button = slider.find(BUTTON);
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
