import { checkRules, rulesList } from '../../nightly/rules.ts';
import { renderChecks } from '../../rendering/packs/checks.ts';
import { renderPacks } from '../../rendering/packs/index.ts';
import { placeOf } from '../place.ts';
import { DONE, FAILED, FOUND } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules list`: the packs there are. */
export const rulesListCommand: Work = async (session) => {
  const packs = await rulesList(await placeOf(session));
  session.write(renderPacks(packs, session.settings.format, session.look()));
  return DONE;
};

/** `fenqu rules check [PACK…]`: structure, names and types; status 1 if anything is found. */
export const rulesCheckCommand: Work = async (session, _options, ids) => {
  const checked = await checkRules(await placeOf(session), ids);
  session.write(renderChecks(checked, session.settings.format, session.look()));
  const problems = checked.flatMap((pack) => pack.problems);
  if (problems.some(({ code }) => code === 'pack-missing')) return FAILED;
  return problems.length > 0 ? FOUND : DONE;
};
