// A small set of data for the tests: three districts, one moved deadline, five rows of events.

const words = {
  due: "Due by {day}{moved}", unreported: "{day} passed", moved: " (moved from {day})", and: " and ",
  controls: ["None", "Held", "Due", "Silent", "Entered"],
  short: ["", "held", "", "silent", "entered"],
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"],
  date: "{day} {month} {year}",
};
// Of 2020-11-18, as a number since 1970-01-01.
export const DAY = 18584;

export const chunk = {
  event: [0, 1, 1, 2, 3],
  // Five rows: 28 October, 17, 17, 18, 19 November.
  first: [DAY - 21, 20, 0, 1, 1],
  length: [0, 3, 3, 0, 0],
  kind: [0, 1, 1, 2, 1],
  district: [0, 0, 1, -1, 1],
  place: [-1, -1, -1, 0, -1],
  places: [46.5, 40.5],
  ways: [0],
  wide: [4],
  differs: [3, 4],
  title: [1, 1, 0],
  titles: ["19 November 2020", "17–20 November 2020"],
  routes: [{ id: "column", event: 9, from: [40, 46], to: [41, 47], leaves: ["B"], title: "A column", days: [DAY, DAY + 1] }],
};

/** Return the data of the days, with its one chunk. */
export function makeDays(changes = {}) {
  const clock = { starts: [DAY - 21], files: [null], here: { 0: chunk } };
  const states = [
    // From the 9th due on the 25th, moved from the 15th; from the 20th entered.
    [DAY - 9, 2, DAY + 7, 1, DAY - 3, DAY + 2, 4, null, 0],
    [],
    null,
  ];
  return {
    codes: ["A", "B", "C"],
    clashes: [1],
    controls: ["none", "held", "due", "unreported", "entered"],
    words,
    clocks: { happened: clock, reported: clock },
    states: { happened: states, reported: [[], [], null] },
    counts: { shown: false, peak: 1 },
    ...changes,
  };
}
