import { type PremisesHandout, premisesHandoutOf } from '../../../src/handouts/premises-handout.ts';
import type { PremisesList } from '../../../src/premises/list.ts';
import { onePremises, plan, premisesList, summary } from './premises.ts';

const [graded] = premisesList.sheets.flatMap(({ grade }) => grade ?? []);
if (graded === undefined) throw new Error('the sample premises have changed');
const list: PremisesList = { ...premisesList, grading: { ...graded.pack, tiers: [graded.tier] } };

/** A hand-out with all there can be: every state, classes, what is not known, samples, names like formulas. */
export const premisesHandout: PremisesHandout = premisesHandoutOf(list, {
  sender: { issuer: '@市疾控中心', contact: '-电话 010-12345' },
  working: summary,
  plan,
  each: false,
});

/** The same with a list for each of the premises behind it. */
export const withEach: PremisesHandout = { ...premisesHandout, each: true };

/** What one of them gets for itself. */
export const ofOne: PremisesHandout = premisesHandoutOf(onePremises, {
  sender: {},
  working: summary,
  plan: null,
  each: true,
});
