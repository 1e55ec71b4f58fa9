import Fraction from 'fraction.js';
import type { NamedList } from '../../../src/nightly/rules.ts';
import type { CheckedPack } from '../../../src/nightly/rules-check.ts';
import type { PackHeader } from '../../../src/rules/list.ts';
import { pack } from './pack.ts';

export const packs: readonly PackHeader[] = [
  {
    id: 'beijing-2020-06',
    origin: 'built-in',
    errors: 0,
    title: pack.title,
    edition: pack.edition,
    level: 'street',
    jurisdiction: '11',
    inForce: pack.inForce,
    statuses: ['official', 'secondary'],
  },
  {
    id: 'cn-county-2020-02',
    origin: 'built-in',
    errors: 0,
    title: { zh: '全国县级疫情风险分级（2020年2月）', en: 'National county risk tiers (February 2020)' },
    edition: '2020-02-17',
    level: 'county',
    inForce: { from: '2020-02-17' },
    statuses: ['official', 'secondary', 'unverified'],
  },
  { id: 'mine', origin: 'rules/mine', errors: 2 },
];

export const named: NamedList = {
  policies: [
    {
      id: 'cn-national',
      origin: 'built-in',
      errors: 0,
      title: { zh: '全国风险分级标准沿革', en: 'The national risk standards by date' },
      packs: [
        { pack: 'cn-community-2020-01', from: '2020-01-25' },
        { pack: 'cn-county-2020-02', from: '2020-02-17', until: '2020-06-30' },
      ],
    },
    { id: 'ours', origin: 'rules/policies/ours.yaml', errors: 1, packs: [] },
  ],
  contexts: [
    {
      id: 'beijing-2020-response',
      origin: 'built-in',
      errors: 0,
      title: { zh: '北京市应急响应级别', en: "Beijing's response level" },
      jurisdiction: '11',
      values: [
        { from: '2020-01-24', value: 'I' },
        { from: '2020-04-30', value: 2 },
      ],
      statuses: ['official', 'secondary'],
    },
  ],
};

export const checkedPacks: readonly CheckedPack[] = [
  { id: 'beijing-2020-06', problems: [] },
  {
    id: 'mine',
    problems: [
      {
        code: 'pack-unknown-indicator',
        severity: 'error',
        place: { file: 'rules/mine/pack.yaml', line: 31, column: 11 },
        value: 'new_locl',
        suggest: ['new_local', 'new_total'],
        excerpt: '    when: new_locl > 5\n          ^',
      },
      {
        code: 'expression-percent',
        severity: 'error',
        place: { file: 'rules/mine/pack.yaml', line: 32, column: 19 },
        value: '5%',
        excerpt: '    when: share > 5%\n                  ^',
      },
      { code: 'pack-shadows', severity: 'warning', place: { file: 'rules/mine' }, value: 'mine' },
    ],
  },
];

const highRule = {
  file: 'rules/mine/pack.yaml',
  line: 39,
  column: 11,
  field: 'tiers.0.when',
} as const;

/** Packs that were proved: one with nothing found, one with what is found by values and by cases, one with accepted findings. */
export const provedPacks: readonly CheckedPack[] = [
  {
    id: 'beijing-2020-06',
    problems: [],
    proof: {
      findings: [],
      accepted: [],
      conditions: { all: 3, decidable: 3, free: [] },
      oneMoreCase: 'monotone',
      oneMoreReasons: [],
    },
  },
  {
    id: 'mine',
    problems: [],
    proof: {
      findings: [
        {
          key: {
            pack: 'mine',
            code: 'rule-not-monotone',
            at: 'tiers.high.when',
            value: 'n == 2 · high · low',
          },
          problem: {
            code: 'rule-not-monotone',
            severity: 'warning',
            place: highRule,
            value: 'n == 2',
            with: { from: 'high', to: 'low', more_zh: '多一例病例', more_en: 'One more case' },
            excerpt: '    when: n == 2\n          ^',
          },
          examples: [2, 3].map((count) => ({
            values: new Map([['n', new Fraction(count)]]),
            tier: count === 2 ? 'high' : 'low',
            data: {
              asOf: '2022-05-10',
              tables: {
                areas: [{ code: 'A', level: 'county', parent: '' }],
                cases: Array.from({ length: count }, (_, i) => ({
                  id: `C${i + 1}`,
                  class: 'confirmed',
                  origin: 'local',
                  date_report: '2022-05-10',
                  cluster: '',
                  area: 'A',
                })),
              },
            },
          })),
        },
        {
          key: { pack: 'mine', code: 'tiers-overlap', at: 'tiers.high.when', value: 'high · medium' },
          problem: {
            code: 'tiers-overlap',
            severity: 'note',
            place: highRule,
            value: 'high',
            with: { milder: 'medium' },
          },
          examples: [
            {
              values: new Map<string, Fraction | string | null>([
                ['share', new Fraction(1, 3)],
                ['incidence', null],
                ['context.response_level', 'II'],
              ]),
              tier: null,
            },
          ],
        },
      ],
      accepted: [
        {
          key: { pack: 'mine', code: 'indicator-unused', at: 'indicators.n7', value: 'n7' },
          problem: { code: 'indicator-unused', severity: 'warning', place: highRule, value: 'n7' },
          examples: [],
        },
      ],
      conditions: { all: 4, decidable: 3, free: ['risk'] },
      oneMoreCase: 'not-monotone',
      oneMoreReasons: [],
    },
  },
  {
    id: 'later',
    problems: [],
    proof: {
      findings: [
        {
          key: {
            pack: 'later',
            code: 'tier-lowered-later',
            at: 'tiers.high.release',
            value: 'high · high · low',
          },
          problem: {
            code: 'tier-lowered-later',
            severity: 'warning',
            place: { file: 'rules/later/pack.yaml', line: 12, column: 42, field: 'tiers.0.release' },
            value: 'high',
            with: { from: 'high', to: 'low', more_zh: '多一例病例', more_en: 'One more case' },
          },
          examples: [0, 1].map((count) => ({
            values: new Map([['n', new Fraction(count)]]),
            tier: 'low',
            data: { asOf: '2022-05-11', tables: { areas: [{ code: 'A', level: 'county', parent: '' }] } },
          })),
          evidence: {
            kind: 'nights',
            table: 'cases',
            row: { class: 'confirmed', origin: 'local', cluster: '', date_report: '2022-05-11' },
            nights: [
              {
                day: '2022-05-10',
                without: { raw: 'high', tier: 'high' },
                withMore: { raw: 'high', tier: 'high' },
              },
              {
                day: '2022-05-11',
                without: { raw: 'low', tier: 'high' },
                withMore: { raw: 'low', tier: 'low' },
              },
            ],
          },
        },
      ],
      accepted: [],
      conditions: { all: 2, decidable: 2, free: [] },
      oneMoreCase: 'not-monotone',
      oneMoreReasons: [],
    },
  },
  {
    id: 'open',
    problems: [],
    proof: {
      findings: [],
      accepted: [],
      conditions: { all: 2, decidable: 2, free: [] },
      oneMoreCase: 'unproved',
      oneMoreReasons: [
        { kind: 'min_stay', tier: 'high' },
        { kind: 'leap', tier: 'high', past: 'medium' },
      ],
    },
  },
];
