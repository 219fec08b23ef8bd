// Runs, once, what can wait until the frame at hand is painted: a message sent within a frame is handled after it, and one
// that has been sent on comes after all others.
window.Handover.whenPainted = (call, { last = false } = {}) => {
  // A page that is not painted tells of no frame.
  const LATEST = 250;
  let isRun = false;
  const run = () => {
    if (!isRun) call();
    isRun = true;
  };
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => port2.postMessage(0);
  port1.onmessage = run;
  // The page's frame is the map's, too, and the page is seen even where the map is scrolled away.
  const view = window.Handover.slider.page() ? window.parent : window;
  view.requestAnimationFrame(() => (last ? port1 : port2).postMessage(0));
  window.setTimeout(run, LATEST);
};
