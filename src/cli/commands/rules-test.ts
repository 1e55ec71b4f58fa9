import { testRules } from '../../nightly/rules-test.ts';
import { TEST_FORMATS } from '../../rendering/look.ts';
import { renderTests } from '../../rendering/tests/index.ts';
import { failed, isBroken } from '../../workbench/tests/report.ts';
import { placeOf } from '../place.ts';
import { DONE, FAILED, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules test [PACK…]`: status 1 if a test fails, 2 if a pack or its tests cannot be read. */
export const rulesTestCommand: Work = async (session, options, ids) => {
  const reports = await testRules(await placeOf(session), ids);
  const format = TEST_FORMATS.find((each) => each === options['format']) ?? 'table';
  session.write(renderTests(reports, format, session.look()));
  if (reports.some(isBroken)) return FAILED;
  const tests = reports.flatMap(({ files }) => files.flatMap((file) => file.tests));
  return tests.some(failed) ? FOUND : DONE;
};
