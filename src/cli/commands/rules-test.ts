import { testRules } from '../../nightly/rules-test.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { TEST_FORMATS } from '../../rendering/look.ts';
import { renderTests } from '../../rendering/tests/index.ts';
import { failed, isBroken, isUncovered } from '../../workbench/tests/report.ts';
import { placeOf } from '../place.ts';
import { DONE, FAILED, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules test [PACK…]`: status 1 if a test fails or too little is covered, 2 if a pack or its tests cannot be read. */
export const rulesTestCommand: Work = async (session, options, ids) => {
  const least = leastCoverage(options['minCoverage']);
  const reports = await testRules(await placeOf(session), ids, { all: options['all'] === true });
  const format = TEST_FORMATS.find((each) => each === options['format']) ?? 'table';
  session.write(renderTests(reports, least, format, session.look()));
  if (reports.some(isBroken)) return FAILED;
  const tests = reports.flatMap(({ files }) => files.flatMap((file) => file.tests));
  const short = reports.some((report) => isUncovered(report, least));
  return short || tests.some(failed) ? FOUND : DONE;
};

/** The per cent asked for; none if it is not said. */
function leastCoverage(value: unknown): number {
  if (value === undefined) return 0;
  const percent = Number(value);
  if (Number.isInteger(percent) && percent >= 0 && percent <= 100) return percent;
  throw new FenquError(error('usage-percent', { value: String(value) }));
}
