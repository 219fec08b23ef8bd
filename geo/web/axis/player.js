// Plays the steps of an axis: at the pace of the screen, none left out, up to thirty a second.

// Frames come a little early or late, in milliseconds: half of one is no reason to wait for the next.
const EARLY = 8;

/**
 * Return a player. `step` moves on by one and returns whether there is a next step; `ended` is called at the end.
 * @param {{step: () => boolean, ended: () => void}} calls
 */
export function createPlayer({ step, ended }) {
  let [pace, frame, due] = [0, 0, 0];

  /** @param {number} now */
  function run(now) {
    frame = 0;
    let isLeft = true;
    if (now >= due - EARLY) {
      const every = 1000 / pace;
      // A late step delays the next ones: none is left out to catch up.
      due = now - due < every ? due + every : now + every;
      isLeft = step();
    }
    if (!pace) return;
    if (isLeft) frame = window.requestAnimationFrame(run);
    else stop();
  }
  /**
   * Play `next` steps a second; if it plays already, go on at this pace.
   * @param {number} next
   */
  function start(next) {
    const wasPlaying = pace > 0;
    pace = next;
    due = performance.now() + 1000 / pace;
    if (!wasPlaying) frame = window.requestAnimationFrame(run);
  }
  function stop() {
    if (!pace) return;
    pace = 0;
    window.cancelAnimationFrame(frame);
    ended();
  }

  return { start, stop, isPlaying: () => pace > 0 };
}
