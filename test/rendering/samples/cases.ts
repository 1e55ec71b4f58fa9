import { renderDataReport } from '../../../src/rendering/data-report/index.ts';
import { renderDiff } from '../../../src/rendering/diff/index.ts';
import { renderExplanation } from '../../../src/rendering/explanation/index.ts';
import { renderForecast } from '../../../src/rendering/forecast/index.ts';
import type { Format, Look } from '../../../src/rendering/look.ts';
import { renderMeasures } from '../../../src/rendering/measures/index.ts';
import { renderChecks } from '../../../src/rendering/packs/checks.ts';
import { renderPacks } from '../../../src/rendering/packs/index.ts';
import { renderPremises } from '../../../src/rendering/premises/index.ts';
import { renderSamplingPlan } from '../../../src/rendering/premises-plan/index.ts';
import { renderPremisesSummary } from '../../../src/rendering/premises-summary/index.ts';
import { renderRun } from '../../../src/rendering/run/index.ts';
import { renderSnapshot } from '../../../src/rendering/snapshot/index.ts';
import { renderTests } from '../../../src/rendering/tests/index.ts';
import { titlesOf } from '../../../src/rendering/titles.ts';
import { diff, firstNight, nothingChanged, withCauses } from './diff.ts';
import { explanation } from './explanation.ts';
import { forecast, nothingForeseen, withAssumed } from './forecast.ts';
import { measureList } from './measures.ts';
import { pack } from './pack.ts';
import { checkedPacks, named, packs, provedPacks } from './packs.ts';
import { firstSummary, noPremises, onePremises, plan, premisesList, summary } from './premises.ts';
import { sinceLast } from './since-last.ts';
import { quietSnapshot, report, snapshot } from './snapshot.ts';
import { testReports } from './tests.ts';

const titles = titlesOf([pack]);
const published = {
  day: '2020-06-21',
  revision: 2,
  path: 'store/2020-06-21/r2',
  outcome: 'revised',
} as const;

/** Nights after it that were stale: one came out otherwise, the next as it was. */
const cascaded = [
  {
    published: { ...published, day: '2020-06-22', path: 'store/2020-06-22/r2' },
    pack,
    tally: snapshot.tally,
    changes: { raised: 1, delisted: 2 },
  },
  {
    published: { day: '2020-06-23', revision: 1, path: 'store/2020-06-23/r1', outcome: 'same' },
    pack,
    tally: snapshot.tally,
    changes: {},
  },
] as const;

/** Every result with a name, as all tests of what is shown go through them. */
export const cases: Readonly<Record<string, (format: Format, look: Look) => string>> = {
  snapshot: (format, look) => renderSnapshot(snapshot, format, look),
  'snapshot-with-measures': (format, look) => renderSnapshot(snapshot, format, look, measureList),
  'snapshot-quiet': (format, look) => renderSnapshot(quietSnapshot, format, look),
  diff: (format, look) => renderDiff(diff, format, look, titles),
  'diff-first-night': (format, look) => renderDiff(firstNight, format, look, titles),
  'diff-causes': (format, look) => renderDiff(withCauses, format, look, titles),
  'diff-nothing': (format, look) => renderDiff(nothingChanged, format, look, titles),
  measures: (format, look) => renderMeasures(measureList, format, look),
  premises: (format, look) => renderPremises(premisesList, format, look),
  'premises-one': (format, look) => renderPremises(onePremises, format, look),
  'premises-none': (format, look) => renderPremises(noPremises, format, look),
  'premises-summary': (format, look) => renderPremisesSummary(summary, format, look),
  'premises-summary-first': (format, look) => renderPremisesSummary(firstSummary, format, look),
  'premises-plan': (format, look) => renderSamplingPlan(plan, format, look),
  explanation: (format, look) => renderExplanation(explanation, format, look),
  forecast: (format, look) => renderForecast(forecast, format, look, null),
  'forecast-nothing': (format, look) => renderForecast(nothingForeseen, format, look, null),
  'forecast-assumed': (format, look) => renderForecast(withAssumed, format, look, null),
  'data-report': (format, look) => renderDataReport({ report, sinceLast }, format, look),
  packs: (format, look) => renderPacks({ packs, ...named }, format, look),
  tests: (format, look) => renderTests(testReports, 95, format, look),
  checks: (format, look) => renderChecks(checkedPacks, format, look, '1.2.3'),
  'checks-proved': (format, look) => renderChecks(provedPacks, format, look, '1.2.3'),
  run: (format, look) =>
    renderRun(
      { published, snapshot, diff, report, sinceLast, caughtUp: [], cascaded, reports: [], warnings: [] },
      format,
      look,
      titles,
    ),
};

export const FORMATS_SHOWN = ['json', 'ndjson', 'csv', 'md'] as const;
