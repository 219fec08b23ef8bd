// Heading and notes follow the handle as the map does: what they tell on the days near by is known beforehand.
//
// The server writes them at each of its answers, and names an address with those of the days around (`data-near`): the
// same HTML, of the program's own making. Here they are put in their places while the server still works on its answer.
// Where the address does not answer, heading and notes wait for the server.
window.Handover.notes = (({ slider, whenPainted }) => {
  const NEAR = ".told[data-near]";
  // While the days follow each other fast, the notes are not rewritten for each of them. Milliseconds.
  const [EVERY, RETRY] = [100, 10000];
  const MOST_KEPT = 6;
  const known = new Map();
  // The day asked for, and the one that was told last.
  let [wanted, told] = ["", ""];
  let [last, isDue] = [0, false];

  function near() {
    const place = slider.find(NEAR);
    return place ? place.getAttribute("data-near") : "";
  }
  // For each place the digest of its HTML and its pieces by number; null while that is not known.
  function find(day) {
    const kept = known.get(near());
    return (kept && kept.days[day]) || null;
  }
  const element = (place) => slider.find(`.told[data-place=${place}]`);
  const isAt = (place, digest) => !element(place) || element(place).getAttribute("data-told") === digest;

  function tell() {
    isDue = false;
    last = performance.now();
    const places = find(wanted);
    if (!places) return;
    told = wanted;
    const { pieces } = known.get(near());
    for (const [place, [digest, ...numbers]] of Object.entries(places)) {
      if (isAt(place, digest)) continue;
      element(place).innerHTML = numbers.map((number) => pieces[number]).join("");
      element(place).setAttribute("data-told", digest);
    }
  }
  // Show a day, after the map has; or at once, if an answer to an older step has overwritten it.
  function follow(day) {
    wanted = day;
    fetchNear(near());
    const places = find(day);
    if (!places || Object.entries(places).every(([place, [digest]]) => isAt(place, digest))) return;
    const wait = EVERY - (performance.now() - last);
    if (day === told) tell();
    else if (!isDue) {
      isDue = true;
      if (wait > 0) window.setTimeout(tell, wait);
      else whenPainted(tell, { turn: 2 });
    }
  }

  function fetchNear(address) {
    if (!address || known.has(address)) return;
    known.set(address, null);
    // The oldest goes.
    if (known.size > MOST_KEPT) known.delete(known.keys().next().value);
    const ask = () => fetch(new URL(address, slider.page().baseURI)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    const take = (near) => { known.set(address, near); follow(wanted); };
    const idle = window.requestIdleCallback || ((call) => window.setTimeout(call, 200));
    idle(() => ask().then(take).catch(() => window.setTimeout(() => known.delete(address), RETRY)));
  }

  return { follow };
})(window.Handover);
