import { checkRules } from '../../nightly/rules-check.ts';
import { toolVersion } from '../../package-root.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { CHECK_FORMATS } from '../../rendering/look.ts';
import { renderChecks } from '../../rendering/packs/checks.ts';
import { textOption } from '../options.ts';
import { placeOf } from '../place.ts';
import { DONE, FAILED, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/**
 * `fenqu rules check [PACK…]`: structure, names and types, and by proof what packs say. Status 1 if there is a warning or
 * error among the findings, 2 if a pack is broken or not there.
 */
export const rulesCheckCommand: Work = async (session, options, ids) => {
  const baseline = textOption(options, 'baseline');
  const writeBaseline = options['writeBaseline'] === true;
  if (writeBaseline && baseline === undefined)
    throw new FenquError(error('usage-missing', { value: '--baseline' }));
  const checked = await checkRules(await placeOf(session), ids, {
    all: options['all'] === true,
    ...(baseline === undefined ? {} : { baseline }),
    writeBaseline,
  });
  const format = CHECK_FORMATS.find((each) => each === options['format']) ?? 'table';
  session.write(renderChecks(checked, format, session.look(), toolVersion()));
  const problems = checked.flatMap((pack) => pack.problems);
  if (problems.some(({ severity }) => severity === 'error')) return FAILED;
  const findings = checked.flatMap(({ proof }) => proof?.findings.map(({ problem }) => problem) ?? []);
  return [...problems, ...findings].some(({ severity }) => severity !== 'note') ? FOUND : DONE;
};
