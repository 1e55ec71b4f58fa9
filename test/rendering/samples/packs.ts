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
