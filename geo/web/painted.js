// Runs, once, what can wait until the current frame is painted: a message sent within a frame is handled after it, and input
// and messages that wait by then come first.

// A page that is not painted has no frames. Milliseconds.
const LATEST = 250;

/**
 * @param {() => void} call
 * @param {Window} host the window whose frames count
 */
export function whenPainted(call, host = window) {
  let isDone = false;
  const run = () => {
    if (!isDone) call();
    isDone = true;
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => setTimeout(run);
  host.requestAnimationFrame(() => port2.postMessage(0));
  setTimeout(run, LATEST);
}
