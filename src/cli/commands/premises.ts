import { premises } from '../../nightly/premises.ts';
import { samplingPlan } from '../../nightly/premises-plan.ts';
import { premisesSummary } from '../../nightly/premises-summary.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderPremises } from '../../rendering/premises/index.ts';
import { renderSamplingPlan } from '../../rendering/premises-plan/index.ts';
import { renderPremisesSummary } from '../../rendering/premises-summary/index.ts';
import { nightOptions, textOption } from '../options.ts';
import { DONE } from '../status.ts';
import type { Values, Work } from '../work.ts';

/** `fenqu premises`: whether premises may open, and what applies to them; how many work; a plan of samples. */
export const premisesCommand: Work = async (session, options) => {
  const workspace = await session.openWorkspace();
  const sector = textOption(options, 'sector');
  const asked = {
    workspace,
    ...nightOptions(session, options),
    ...(sector === undefined ? {} : { sector }),
  };
  const { format } = session.settings;
  if (options['summary'] === true) {
    const since = textOption(options, 'since');
    const summary = await premisesSummary({ ...asked, ...(since === undefined ? {} : { since }) });
    session.write(renderPremisesSummary(summary, format, session.look()));
    return DONE;
  }
  if (options['plan'] === true) {
    const plan = await samplingPlan({ ...asked, ...counts(options) });
    session.write(renderSamplingPlan(plan, format, session.look()));
    return DONE;
  }
  const id = textOption(options, 'id');
  const list = await premises({ ...asked, ...(id === undefined ? {} : { id }) });
  session.warn(list.warnings);
  session.write(renderPremises(list, format, session.look()));
  return DONE;
};

/** How many days and points a plan has. */
function counts(options: Values): { days?: number; points?: number } {
  const days = countOption(options, 'days', /^([1-9]\d{0,2})d?$/);
  const points = countOption(options, 'points', /^([1-9]\d{0,3})$/);
  return { ...(days !== undefined && { days }), ...(points !== undefined && { points }) };
}

/** @throws FenquError where the option is no such number */
function countOption(options: Values, name: string, form: RegExp): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const digits = form.exec(text)?.[1];
  if (digits === undefined)
    throw new FenquError(error('usage-count', { value: text, with: { option: `--${name}` } }));
  return Number(digits);
}
