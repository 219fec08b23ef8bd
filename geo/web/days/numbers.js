// Days as numbers since 1970-01-01, and the search in sorted numbers.

const DAY = 86400000;
// Most questions in a row are for the same day.
let latest = { date: "", number: 0 };

/**
 * Return the number of a day that is written as 2020-11-18.
 * @param {string} date
 */
export function readDay(date) {
  if (date !== latest.date) latest = { date, number: Math.round(Date.parse(date) / DAY) };
  return latest.number;
}

/**
 * Return a day as it is written.
 * @param {number} day
 */
export function writeDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * Return the place of the last of the sorted values [from, to) that is not above `value`; from - 1 if all are.
 * @param {ArrayLike<number>} values
 * @param {number} value
 * @param {number} from
 * @param {number} to
 */
export function lastUpTo(values, value, from, to) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
