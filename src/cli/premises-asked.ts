import type { PremisesOptions } from '../nightly/premises.ts';
import type { PlanOptions } from '../nightly/premises-plan.ts';
import { error, FenquError } from '../problems/problem.ts';
import { nightOptions, textOption } from './options.ts';
import type { Session } from './session.ts';
import type { Values } from './work.ts';

/** The night, the area, the sector and the one place of business asked for. */
export async function premisesAsked(session: Session, options: Values): Promise<PremisesOptions> {
  const workspace = await session.openWorkspace();
  const [sector, id] = [textOption(options, 'sector'), textOption(options, 'id')];
  return {
    workspace,
    ...nightOptions(session, options),
    ...(sector !== undefined && { sector }),
    ...(id !== undefined && { id }),
  };
}

/** @throws FenquError where an option says nothing of what is asked */
export function mustBeOfUse(options: Values): void {
  const needs = { since: 'summary', days: 'plan', points: 'plan' };
  for (const [name, other] of Object.entries(needs))
    if (options[name] !== undefined && options[other] !== true)
      throw new FenquError(error('usage-requires', { value: `--${name}`, with: { option: `--${other}` } }));
}

/** How many days and points a plan of samples has. */
export function sampling(options: Values): Pick<PlanOptions, 'days' | 'points'> {
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
