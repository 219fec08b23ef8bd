"""What the benchmark puts into every document it opens: a script that notes when something has changed.

`window.top.bench` holds `inputs` (key presses, by the time of the event itself), `marks` (what changed to
which day, when, painted when), `handles` (days under the slider's handle), `moved` and `heard` (the pointer's
last movement or press, by its own time, and when the page received it), `clicked` and `changed` (the page's
last change). All times are milliseconds of the clock of the top window, `performance.now()`, also those of
the map's frame.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

# `painted`: the next animation frame draws the change; a message posted within it is handled once the page
# has been laid out and painted. A second frame would add the wait for the screen's next beat.
# Frames are watched from the page: the browser runs such a script in their first, empty document only.
_SCRIPT = """
(() => {
  if (window.top !== window) return;
  const pointer = { moved: 0, heard: 0, clicked: 0 };
  const bench = window.bench = { inputs: [], marks: [], handles: [], changed: 0, ...pointer };
  const now = () => performance.now();
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  const day = (text) => {
    const iso = /\\d{4}-\\d\\d-\\d\\d/.exec(text || "");
    if (iso) return iso[0];
    const worded = /\\d{1,2} [A-Z][a-z]+ \\d{4}/.exec(text || "");
    const read = worded && Date.parse(worded[0] + " UTC");
    return read ? new Date(read).toISOString().slice(0, 10) : null;
  };
  const note = (view, what, value) => {
    const mark = { what, value, at: now(), painted: null, moved: bench.moved, heard: bench.heard };
    bench.marks.push(mark);
    view.requestAnimationFrame(() => {
      const channel = new view.MessageChannel();
      channel.port1.onmessage = () => { mark.painted = now(); };
      channel.port2.postMessage(0);
    });
  };
  const readsOf = (document) => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const one = (selector) => document.querySelector(selector);
    return READS;
  };
  const watched = new WeakSet();
  const watch = (view) => {
    const { document } = view;
    if (watched.has(document)) return;
    watched.add(document);
    const reads = readsOf(document);
    const seen = {};
    const look = () => {
      for (const [what, read] of Object.entries(reads)) {
        const value = read();
        if (value && value !== seen[what]) note(view, what, seen[what] = value);
      }
    };
    const attributeFilter = ["class", "d", "data-date", "fill"];
    new view.MutationObserver(look).observe(document, { ...everything, attributeFilter });
    look();
  };
  watch(window);
  document.addEventListener("load", (event) => {
    if (event.target.tagName === "IFRAME") try { watch(event.target.contentWindow); } catch { return; }
  }, true);

  const handle = () => {
    const thumb = document.querySelector("SLIDER");
    return thumb && (thumb.dataset.day || thumb.getAttribute("aria-valuetext") || thumb.value);
  };
  new MutationObserver((changes) => {
    const main = document.querySelector("[data-testid=stMain]");
    const isOfMain = (one) => one.type !== "attributes" && main && main.contains(one.target);
    if (changes.some(isOfMain)) bench.changed = now();
    const under = handle();
    const last = bench.handles[bench.handles.length - 1];
    if (under && (!last || last.value !== under)) bench.handles.push({ value: under, at: now() });
  }).observe(document, { ...everything, attributeFilter: ["aria-valuetext"] });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight") return;
    bench.inputs.push({ at: event.timeStamp, settled: bench.changed });
  }, true);
  for (const name of ["pointermove", "pointerdown"])
    window.addEventListener(name, (event) => { bench.moved = event.timeStamp; bench.heard = now(); }, true);
  window.addEventListener("click", (event) => { bench.clicked = event.timeStamp; }, true);

  if (!DRAWS) return;
  // A canvas tells of no change. New data is uploaded as vertices and then drawn: that drawing is the change.
  let isNew = false;
  const gl = WebGL2RenderingContext.prototype;
  for (const name of ["bufferData", "bufferSubData"]) {
    const own = gl[name];
    gl[name] = function (target, ...rest) {
      if (target === this.ARRAY_BUFFER) isNew = true;
      return own.call(this, target, ...rest);
    };
  }
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const own = gl[name];
    gl[name] = function (...rest) {
      own.apply(this, rest);
      if (isNew) note(window, "map", handle());
      isNew = false;
    };
  }
})();
"""


def make_probe(reads: Mapping[str, str], slider: str, *, draws: bool = False) -> str:
    """Return the script: `reads` names what is watched, each with an expression for the day that it shows.

    Within the expressions `one` and `all` select elements of a document, and `day` finds a day in a text.
    `slider` selects the slider's handle. `draws` watches a canvas of WebGL instead of the document.
    """
    functions = ", ".join(f"{json.dumps(what)}: () => {read}" for what, read in reads.items())
    script = _SCRIPT.replace("READS", f"{{ {functions} }}").replace("SLIDER", slider)
    return script.replace("DRAWS", "true" if draws else "false")
