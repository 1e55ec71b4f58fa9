import { join } from 'node:path';
import { judgingCore } from './judging-core.js';
import { partsOf, tierOf } from './judging-rule.js';
import { root } from './options.js';
import { median } from './processes.js';
import { grouped, time } from './report.js';

const AREAS = 3_000_000;
const RUNS = 7;
const WANTED_A_SECOND = 3_000_000;
const EXPLAINED_ONE_IN = 100;
const PACK = 'beijing-2020-07';

/**
 * How many verdicts a second, the trace kept; and whether the trace says of every area in a hundred what the rule says.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureJudging({ runs, seed }) {
  const { judge, loadPack, valueAt, numberColumn } = await judgingCore();
  const { pack, problems } = await loadPack(PACK, { builtIn: join(root, 'rules'), extra: {} });
  if (pack === undefined) throw new Error(`${PACK}: ${JSON.stringify(problems)}`);
  const counts = { new_local: randomCounts(seed, 9), clusters: randomCounts(seed + 1, 3) };
  const columns = new Map(Object.entries(counts).map(([name, values]) => [name, numberColumn(values)]));
  const readings = {
    rows: AREAS,
    indicator: (/** @type {string} */ name) => columns.get(name),
    member: () => undefined,
  };

  const judged = timed(runs ?? RUNS, () => judge(pack, readings));
  const direct = timed(runs ?? RUNS, () => tiersOf(counts));
  const explained = timed(1, () => explainSome(pack, judged.result, valueAt));
  const wrong = wrongTiers(judged.result.raw, direct.result) + wrongParts(explained.result, counts);
  const areas = explained.result.length;
  const values = areas * Object.keys(partsOf(0, 0)).length;
  return {
    rows: [
      {
        what: `judging: ${grouped(AREAS)} areas, trace kept`,
        fenqu: millions(judged.seconds),
        other: `plain JS, no trace: ${millions(direct.seconds)}`,
        ratio: judged.seconds / direct.seconds,
        wanted: '≥ 3 million/s',
        ok: AREAS / judged.seconds >= WANTED_A_SECOND,
      },
      {
        what: `judging: ${grouped(areas)} areas explained from the trace`,
        fenqu: time(explained.seconds),
        other: '',
      },
    ],
    notes: [
      wrong === 0
        ? `judging: all ${grouped(AREAS)} tiers and ${grouped(values)} explained values agree with plain JS`
        : `judging: ${grouped(wrong)} tiers and values are DIFFERENT from plain JS`,
    ],
    sound: wrong === 0,
  };
}

/**
 * Whole numbers from 0 to `most`, one in a hundred unknown.
 *
 * @param {number} seed
 * @param {number} most
 */
function randomCounts(seed, most) {
  let state = seed >>> 0;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Float64Array.from({ length: AREAS }, () =>
    draw() < 0.01 ? Number.NaN : Math.floor(draw() * (most + 1)),
  );
}

/**
 * The last result and the median time, after one run that does not count.
 *
 * @template T
 * @param {number} runs
 * @param {() => T} work
 */
function timed(runs, work) {
  let result = work();
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    result = work();
    return (performance.now() - begun) / 1000;
  });
  return { result, seconds: median(times) };
}

/** @typedef {{ new_local: Float64Array, clusters: Float64Array }} Counts */

/** @param {Counts} counts */
function tiersOf({ new_local, clusters }) {
  const tiers = new Int8Array(AREAS);
  for (let area = 0; area < AREAS; area++)
    tiers[area] = tierOf(new_local[area] ?? Number.NaN, clusters[area] ?? Number.NaN);
  return tiers;
}

/**
 * The value of every part of every tier's condition, for one area in a hundred, read from the trace.
 *
 * @param {import('../../src/rules/pack.ts').Pack} pack
 * @param {import('../../src/judging/judge.ts').Judgement} judgement
 * @param {typeof import('../../src/judging/columns.ts').valueAt} valueAt
 */
function explainSome(pack, { trace }, valueAt) {
  const parts = pack.tiers.flatMap(({ rule }) =>
    rule.kind === 'when' ? partsIn(rule.when.tree, rule.when.text) : [],
  );
  const areas = [];
  for (let area = 0; area < AREAS; area += EXPLAINED_ONE_IN) {
    const values = parts.map(({ part, text }) => {
      const column = trace.get(part);
      return { text, value: column === undefined ? undefined : valueAt(column, area) };
    });
    areas.push({ area, values });
  }
  return areas;
}

/**
 * An expression's parts but for its constants, with their texts.
 *
 * @param {import('../../src/rules/expression.ts').Expression} part
 * @param {string} text of the whole
 * @returns {{ part: import('../../src/rules/expression.ts').Expression, text: string }[]}
 */
function partsIn(part, text) {
  if (part.kind === 'number') return [];
  const inside = 'left' in part ? [part.left, part.right].flatMap((each) => partsIn(each, text)) : [];
  return [{ part, text: text.slice(part.start, part.end) }, ...inside];
}

/**
 * @param {Int8Array} judged
 * @param {Int8Array} direct
 */
function wrongTiers(judged, direct) {
  return direct.reduce((wrong, tier, area) => wrong + (tier === judged[area] ? 0 : 1), 0);
}

/**
 * @param {ReturnType<typeof explainSome>} explained
 * @param {Counts} counts
 */
function wrongParts(explained, { new_local, clusters }) {
  let wrong = 0;
  for (const { area, values } of explained) {
    const expected = partsOf(new_local[area] ?? Number.NaN, clusters[area] ?? Number.NaN);
    const found = new Set(values.map(({ text }) => text));
    wrong += Object.keys(expected).filter((text) => !found.has(text)).length;
    for (const { text, value } of values) if (value !== expected[text]) wrong++;
  }
  return wrong;
}

/** @param {number} seconds */
function millions(seconds) {
  return `${(AREAS / seconds / 1e6).toFixed(1)} million/s`;
}
