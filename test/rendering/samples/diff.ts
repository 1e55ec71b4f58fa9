import type { CausePart, Diff } from '../../../src/diff/change.ts';
import { decision, street } from './snapshot.ts';

const title = { title_zh: '14天内新增本地确诊病例', title_en: 'New local confirmed cases in 14 days' };

export const diff: Diff = {
  from: { asOf: '2020-06-20', pack: 'beijing-2020-06' },
  to: { asOf: '2020-06-21', pack: 'beijing-2020-06' },
  changes: [
    {
      area: street('110106010', '新村街道'),
      kind: 'raised',
      from: 'medium',
      to: 'high',
      inForceFrom: '2020-06-22',
      reasons: [
        { code: 'decision', with: { authority: decision.authority, reason: '病例较多且与新发地市场关联' } },
      ],
      impose: ['level2-full-closure', 'level2-resident-tests'],
      lift: [],
    },
    {
      area: street('110108013', '中关村街道'),
      kind: 'listed',
      from: 'low',
      to: 'medium',
      inForceFrom: '2020-06-22',
      reasons: [{ code: 'new-cases', with: { ...title, new: 3, from: 0, to: 3, limit: '>= 1' } }],
      impose: ['level2-no-outsiders', 'level2-no-leaving-raised'],
      lift: [],
    },
    {
      area: street('110106005', '卢沟桥街道'),
      kind: 'lowered',
      from: 'high',
      to: 'medium',
      inForceFrom: '2020-06-22',
      reasons: [
        { code: 'decision-ended', with: { authority: decision.authority, until: '2020-06-20' } },
        { code: 'fell', with: { ...title, from: 6, to: 4, limit: '> 5' } },
      ],
      impose: [],
      lift: ['level2-full-closure', 'level2-resident-tests'],
    },
    {
      area: street('110101017', '体育馆路街道'),
      kind: 'delisted',
      from: 'medium',
      to: 'low',
      inForceFrom: '2020-06-22',
      reasons: [{ code: 'clear-days', with: { days: 14, since: '2020-06-07' } }],
      impose: [],
      lift: ['level2-no-outsiders', 'level2-no-leaving-raised'],
    },
    {
      area: street('110102019', '月坛街道'),
      kind: 'unknown',
      from: 'medium',
      to: null,
      inForceFrom: '2020-06-22',
      reasons: [{ code: 'unknown', with: title }],
      impose: [],
      lift: [],
    },
  ],
  intoForce: [
    {
      area: street('110106012', '马家堡街道'),
      kind: 'in_force',
      from: 'low',
      to: 'medium',
      inForceFrom: '2020-06-22',
      reasons: [{ code: 'judged', with: { on: '2020-06-19' } }],
      impose: ['level2-no-outsiders', 'level2-no-leaving-raised'],
      lift: [],
    },
    {
      area: street('110102020', '金融街街道'),
      kind: 'in_force',
      from: null,
      to: 'high',
      inForceFrom: '2020-06-22',
      reasons: [],
      impose: ['level2-full-closure'],
      lift: [],
    },
  ],
};

export const firstNight: Diff = { ...diff, from: null, changes: diff.changes.slice(1, 2), intoForce: [] };

const on = '2020-06-21';
const CAUSES: readonly (readonly CausePart[])[] = [
  [
    { cause: 'new-cases', on, from: 'medium', to: 'low' },
    { cause: 'decision', on, from: 'low', to: 'high' },
  ],
  [{ cause: 'new-cases', on, from: 'low', to: 'medium' }],
  [{ cause: 'decision', on, from: 'high', to: 'medium' }],
  [
    { cause: 'time', on: '2020-06-20', from: 'medium', to: null },
    { cause: 'rules', with: ['new-cases', 'revised-data'], on, from: null, to: 'low' },
  ],
];

/** With what caused each change; of the last one that cannot be told. */
export const withCauses: Diff = {
  ...diff,
  changes: diff.changes.map((change, i) => ({ ...change, ...(CAUSES[i] && { causes: CAUSES[i] }) })),
  intoForce: [],
};
export const nothingChanged: Diff = { ...diff, changes: [], intoForce: [] };
