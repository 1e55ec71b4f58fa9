import { type Handout, handoutOf } from '../../../src/handouts/handout.ts';
import { measureList } from './measures.ts';
import { measures, pack } from './pack.ts';
import { street, verdict } from './snapshot.ts';

const FORMULA = '=cmd|"/c calc"!A1 <b>&';
const unknown = street('110105099', '＝未知街道\u202e');
const [first] = measures;

/** A hand-out with all there can be: an unknown area, an opening list, tests, tiers to come, texts like formulas and markup. */
export const handout: Handout = handoutOf(
  {
    applying: {
      ...measureList,
      pack: {
        ...pack,
        opening: [
          {
            sectors: ['catering'],
            tiers: {
              high: { state: 'closed' },
              low: { state: 'conditional', conditions: { zh: '限流30%', en: '30 per cent' }, measures: [] },
            },
            source: 'level',
            status: 'secondary',
            clause: 'rules/beijing-2020-06/measures.yaml:400',
          },
        ],
      },
      scope: { code: '110106', name: '北京市 丰台区', names: ['北京市', '丰台区'], district: null },
      places: [
        ...measureList.places,
        {
          area: unknown,
          tier: null,
          tierInForce: null,
          atLeast: 'medium',
          since: '2020-06-20',
          effectiveFrom: '2020-06-21',
        },
      ],
      byAudience: measureList.byAudience.map(({ audience, measures: listed }) => ({
        audience,
        measures: listed.map((each) =>
          each.measure === first
            ? {
                ...each,
                measure: { ...first, title: { zh: FORMULA, en: FORMULA }, text: { zh: '+1\t', en: '-1' } },
              }
            : each,
        ),
      })),
    },
    changes: {
      starting: { ...measureList, shows: 'starting', byAudience: measureList.byAudience.slice(0, 1) },
      ending: { ...measureList, shows: 'ending', byAudience: [] },
    },
  },
  {
    sender: { issuer: '@市疾控中心', contact: '-电话 010-12345' },
    context: {},
    zones: [
      verdict(street('110106018', '花乡街道'), {
        tier: 'high',
        tierInForce: 'high',
        queued: [{ tier: 'medium', from: '2020-06-24' }],
        nextStepDown: { tier: 'low', on: '2020-07-12', because: 'new_14d' },
      }),
    ],
  },
);
