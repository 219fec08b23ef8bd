// Whether the server answers: what is said while it does not, and how the page comes back to the same view.
//
// Nothing is asked of the server while all is well. When a question of the page stays without an answer, the server is looked for;
// while it is not found the reader is told, and goes on with what the browser has: the map, and the notes of the days around.

// Milliseconds: after a question an answer is due; between two looks; how long a server that answers may let the page wait.
const [DUE, AGAIN, LONGEST] = [5000, 2000, 10000];

/**
 * Return a watch. `look` fails if no server answers; `say` tells the reader whether the page is offline, `keep` writes the view
 * into the address, `ask` puts the question again, and `reload` opens the page anew at its address.
 * @param {{look: () => Promise<unknown>, say: (isOffline: boolean) => void, keep: () => void, ask: () => void, reload: () => void}} page
 */
function watchServer({ look, say, keep, ask, reload }) {
  // When the question was put that waits for its answer, and since when a lost server answers again; 0 for never.
  let [asked, found, isLost, waiting] = [0, 0, false, 0];
  const listening = new AbortController();

  /** @param {number} wait */
  function lookIn(wait) {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(lookNow, wait);
  }
  function lose() {
    [isLost, found] = [true, 0];
    keep();
    say(true);
  }
  async function lookNow() {
    window.clearTimeout(waiting);
    try {
      await look();
    } catch {
      lose();
      lookIn(AGAIN);
      return;
    }
    if (!isLost && !asked) return;
    const now = performance.now();
    // A server that answers, but not the page: it was started anew, or the connection has silently ended.
    if (!isLost && now - asked > DUE + LONGEST) lose();
    if (isLost) {
      found ||= now;
      if (now - found > LONGEST) {
        keep();
        reload();
        return;
      }
      ask();
    }
    lookIn(AGAIN);
  }
  /** The page has asked something of the server. */
  function noteQuestion() {
    if (isLost) keep();
    if (asked) return;
    asked = performance.now();
    lookIn(DUE);
  }
  /** The server has sent something to the page. */
  function noteAnswer() {
    window.clearTimeout(waiting);
    if (isLost) say(false);
    [asked, found, isLost] = [0, 0, false];
  }
  window.addEventListener("offline", () => { lose(); lookIn(AGAIN); }, { signal: listening.signal });
  window.addEventListener("online", () => { if (isLost) lookNow(); }, { signal: listening.signal });
  function close() {
    listening.abort();
    window.clearTimeout(waiting);
  }
  return { noteQuestion, noteAnswer, close };
}

/**
 * Watch whether the server answers, and say in a line at the end of `element` that it does not.
 * @param {HTMLElement} element
 * @param {{offline: string, keep: () => void, ask: () => void}} page `offline` is what is said; the rest as in `watchServer`.
 */
export function showConnection(element, { offline, keep, ask }) {
  const line = Object.assign(document.createElement("p"), { className: "offline" });
  line.setAttribute("role", "status");
  element.append(line);
  const watch = watchServer({
    look: async () => {
      const answer = await fetch(new URL("./drawn", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(3000) });
      if (!answer.ok) throw new Error(`${answer.status}`);
    },
    say: (isOffline) => { line.textContent = isOffline ? offline : ""; },
    keep,
    ask,
    reload: () => window.location.reload(),
  });
  const close = () => {
    watch.close();
    line.remove();
  };
  return { ...watch, close };
}
