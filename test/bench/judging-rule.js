// The rule of beijing-2020-07 as anyone would write it in plain JavaScript: what the judged results are checked against.

/**
 * @typedef {boolean | null} Truth null is unknown
 * @typedef {Record<string, number | Truth>} Parts every part of the two conditions, by its text in the pack
 */

const HIGH = 0;
const MEDIUM = 1;
const LOW = 2;
/** The tier where it cannot be told. */
const UNDECIDED = -1;

/**
 * @param {number} newLocal NaN where unknown
 * @param {number} clusters NaN where unknown
 * @returns {number} the tier
 */
export function tierOf(newLocal, clusters) {
  if (clusters >= 2 || newLocal > 5) return HIGH;
  if (Number.isNaN(clusters) || Number.isNaN(newLocal)) return UNDECIDED;
  return clusters === 1 || newLocal >= 2 ? MEDIUM : LOW;
}

/**
 * @param {number} newLocal NaN where unknown
 * @param {number} clusters NaN where unknown
 * @returns {Parts}
 */
export function partsOf(newLocal, clusters) {
  const several = Number.isNaN(clusters) ? null : clusters >= 2;
  const one = Number.isNaN(clusters) ? null : clusters === 1;
  const many = Number.isNaN(newLocal) ? null : newLocal > 5;
  const some = Number.isNaN(newLocal) ? null : newLocal >= 2;
  return {
    'clusters >= 2 || new_local > 5': either(several, many),
    'clusters == 1 || new_local >= 2': either(one, some),
    'clusters >= 2': several,
    'clusters == 1': one,
    'new_local > 5': many,
    'new_local >= 2': some,
    clusters: Number.isNaN(clusters) ? null : clusters,
    new_local: Number.isNaN(newLocal) ? null : newLocal,
  };
}

/**
 * @param {Truth} a
 * @param {Truth} b
 * @returns {Truth}
 */
function either(a, b) {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}
