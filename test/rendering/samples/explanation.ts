import type { Explanation } from '../../../src/explain/explanation.ts';
import { pack } from './pack.ts';
import { street, verdict } from './snapshot.ts';

/** As under the rules of July: two conditions a tier. */
export const explanation: Explanation = {
  asOf: '2020-06-21',
  pack,
  unknownAhead: null,
  verdict: verdict(street('110106010', '新村街道'), { indicators: { confirmed_14d: 62, clusters_14d: 1 } }),
  tiers: [
    {
      tier: 'high',
      title: { zh: '高风险', en: 'High' },
      outcome: 'false',
      rule: 'when',
      condition: {
        text: 'clusters_14d >= 2 && context.response_level == "I"',
        truth: false,
        readings: [],
        joint: 'and',
        parts: [
          {
            text: 'clusters_14d >= 2',
            truth: false,
            readings: [{ name: 'clusters_14d', value: 1 }],
            joint: null,
            parts: [],
          },
          {
            text: 'context.response_level == "I"',
            truth: null,
            readings: [{ name: 'context.response_level', value: null }],
            joint: null,
            parts: [],
          },
        ],
      },
      clause: 'rules/beijing-2020-06/pack.yaml:56',
      source: 'reports',
    },
    {
      tier: 'medium',
      title: { zh: '中风险', en: 'Medium' },
      outcome: 'taken',
      rule: 'when',
      condition: {
        text: 'clusters_14d == 1 || confirmed_14d >= 1',
        truth: true,
        readings: [],
        joint: 'or',
        parts: [
          {
            text: 'clusters_14d == 1',
            truth: true,
            readings: [{ name: 'clusters_14d', value: 1 }],
            joint: null,
            parts: [],
          },
          {
            text: 'confirmed_14d >= 1',
            truth: true,
            readings: [{ name: 'confirmed_14d', value: 62 }],
            joint: null,
            parts: [],
          },
          {
            text: 'confirmed_14d / area.population > 0.5',
            truth: false,
            readings: [
              { name: 'confirmed_14d', value: 62 },
              { name: 'area.population', value: 120000 },
            ],
            joint: null,
            parts: [],
          },
        ],
      },
      clause: 'rules/beijing-2020-06/pack.yaml:63',
      source: 'qiushi',
    },
    {
      tier: 'low',
      title: { zh: '低风险', en: 'Low' },
      outcome: 'otherwise',
      rule: 'otherwise',
      condition: null,
      clause: 'rules/beijing-2020-06/pack.yaml:71',
      source: null,
    },
  ],
  calculated: [],
  counted: [
    {
      indicator: 'confirmed_14d',
      title: { zh: '14天内新增本地确诊病例', en: 'New local confirmed cases in 14 days' },
      value: 62,
      from: '2020-06-08',
      to: '2020-06-21',
      least: 1,
      cases: Array.from({ length: 62 }, (_, i) => ({
        id: `XFD-${String(i + 1).padStart(4, '0')}`,
        day: '2020-06-15',
        group: null,
      })),
    },
    {
      indicator: 'clusters_14d',
      title: { zh: '14天内聚集性疫情', en: 'Clusters in 14 days' },
      value: 1,
      from: '2020-06-08',
      to: '2020-06-21',
      least: 2,
      cases: [
        { id: 'XFD-0001', day: '2020-06-15', group: '1' },
        { id: 'XFD-0002', day: '2020-06-15', group: '1' },
        { id: 'XFD-0003', day: '2020-06-15', group: '2' },
      ],
    },
  ],
};
