// Runs, once, what can wait until the current frame is painted: a message sent within a frame is handled after it.

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
  port1.onmessage = run;
  host.requestAnimationFrame(() => port2.postMessage(0));
  setTimeout(run, LATEST);
}
