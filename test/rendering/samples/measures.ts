import type { ListedMeasure, MeasureList, Period } from '../../../src/measures/list.ts';
import type { Audience } from '../../../src/rules/pack.ts';
import { measures, pack } from './pack.ts';
import { street } from './snapshot.ts';

const high = street('110106018', '花乡街道');
const rising = street('110115007', '黄村地区（镇）');
const medium = street('110102019', '月坛街道');

const since14: Period = {
  from: '2020-06-15',
  fromAtLatest: false,
  until: '2020-07-12',
  places: [high],
  others: false,
  undecided: false,
  mayGoOn: false,
  dates: ['2020-06-28'],
};
const periods: readonly Period[] = [
  { ...since14, from: null, until: null, dates: [] },
  { ...since14, fromAtLatest: true, until: '2020-07-03', places: [rising, medium], dates: [] },
];

const listed = measures.map((measure): ListedMeasure => {
  if (measure.tiers.includes('low'))
    return { measure, tiers: ['high', 'medium', 'low'], places: [], others: false };
  if (measure.tiers.includes('medium'))
    return { measure, tiers: ['high', 'medium'], places: [high, rising, medium], others: false, periods };
  return { measure, tiers: ['high'], places: [high], others: false, periods: [since14] };
});

const AUDIENCES: readonly Audience[] = ['residents', 'communities', 'premises', 'enterprises'];

export const measureList: MeasureList = {
  shows: 'applying',
  asOf: '2020-06-21',
  inForceOn: '2020-06-22',
  pack,
  scope: null,
  places: [
    { area: high, tier: 'high', tierInForce: 'high', since: '2020-06-14', effectiveFrom: '2020-06-15' },
    { area: rising, tier: 'high', tierInForce: 'medium', since: '2020-06-21', effectiveFrom: '2020-06-23' },
    { area: medium, tier: 'medium', tierInForce: 'medium', since: '2020-06-13', effectiveFrom: '2020-06-14' },
  ],
  others: 346,
  byAudience: AUDIENCES.map((audience) => ({
    audience,
    measures: listed.filter(({ measure }) => measure.audience.includes(audience)),
  })),
};
