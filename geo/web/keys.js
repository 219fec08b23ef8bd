// An arrow key on the slider moves the handle, and with it the map, within one frame.
//
// So do Home and End. The slider is told of it once that has been painted: of several keys in one frame it is told the
// last day. Other keys are the slider's own.
window.Handover.keys = (({ slider, handle, whenPainted }) => {
  const BY = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
  let ahead = null;

  function heed(event) {
    const { key, target, isTrusted } = event;
    if (target !== slider.input()) return;
    const isPlain = isTrusted && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const seen = ahead || handle.read(target);
    const from = ahead ? ahead.to : seen.value;
    const value = { Home: seen.least, End: seen.most }[key] ?? from + BY[key] * slider.unit(target);
    // For any other key it is no number.
    const isWithin = value >= seen.least && value <= seen.most;
    if (!isPlain || !isWithin || !(ahead || handle.isKnown(seen))) {
      give();
      return;
    }
    // Others still hear of the key: they listen to the document. Neither the slider nor the browser moves the handle.
    event.preventDefault();
    event.stopPropagation();
    if (!ahead) whenPainted(give, { turn: 3 });
    ahead = { ...seen, to: value };
    handle.show(seen, value);
  }
  function give() {
    if (!ahead) return;
    const { to, ...seen } = ahead;
    ahead = null;
    handle.give(seen, to, () => { if (ahead) handle.show(ahead, ahead.to); });
  }

  function watch() {
    const page = slider.page();
    if (page) page.addEventListener("keydown", heed, { capture: true });
  }

  return { watch, give };
})(window.Handover);
