import { premises } from '../../nightly/premises.ts';
import { samplingPlan } from '../../nightly/premises-plan.ts';
import { premisesSummary, type SummaryOptions } from '../../nightly/premises-summary.ts';
import { FORMATS } from '../../rendering/look.ts';
import { renderPremises } from '../../rendering/premises/index.ts';
import { renderSamplingPlan } from '../../rendering/premises-plan/index.ts';
import { renderPremisesSummary } from '../../rendering/premises-summary/index.ts';
import { textOption } from '../options.ts';
import { mustBeOfUse, premisesAsked, sampling } from '../premises-asked.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu premises`: whether premises may open, and what applies to them; how many work; a plan of samples; documents. */
export const premisesCommand: Work = async (session, options, args) => {
  const format = FORMATS.find((each) => each === options['format']);
  if (options['by'] !== undefined || options['each'] === true || format === undefined) {
    const { premisesHandoutsCommand } = await import('./premises-handouts.ts');
    return premisesHandoutsCommand(session, options, args);
  }
  mustBeOfUse(options);
  const asked = await premisesAsked(session, options);
  if (options['summary'] === true) {
    const summary = await premisesSummary({ ...asked, ...earlier(textOption(options, 'since')) });
    session.write(renderPremisesSummary(summary, format, session.look()));
    return DONE;
  }
  if (options['plan'] === true) {
    const plan = await samplingPlan({ ...asked, ...sampling(options) });
    session.write(renderSamplingPlan(plan, format, session.look()));
    return DONE;
  }
  const list = await premises(asked);
  session.warn(list.warnings);
  session.write(renderPremises(list, format, session.look()));
  return DONE;
};

/** What to compare with: a night by its day, or a file. */
function earlier(since: string | undefined): Pick<SummaryOptions, 'since' | 'sinceFile'> {
  if (since === undefined) return {};
  return /^\d{4}-\d{2}-\d{2}$/.test(since) ? { since } : { sinceFile: since };
}
