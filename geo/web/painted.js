// Runs, once, what can wait until the frame at hand is painted: a message sent within a frame is handled after it. `turn`
// tells how many such messages it lets pass: what else waits for the frame comes first, then the notes, then the slider.
window.Handover.whenPainted = (call, { turn = 1 } = {}) => {
  // A page that is not painted tells of no frame.
  const LATEST = 250;
  let left = turn;
  const run = () => {
    left -= 1;
    if (left > 0) port2.postMessage(0);
    else if (left === 0) call();
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  // The page's frame is the map's, too, and the page is seen even where the map is scrolled away.
  const view = window.parent;
  view.requestAnimationFrame(() => port2.postMessage(0));
  window.setTimeout(() => { if (left > 0) { left = 1; run(); } }, LATEST);
};
