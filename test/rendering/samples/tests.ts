import type { PackReport } from '../../../src/workbench/tests/report.ts';
import { pack } from './pack.ts';

const FILE = 'rules/beijing-2020-06/tests/tiers.yaml';

function comparison(text: string, truth: boolean, name: string, value: number) {
  return { text, truth, readings: [{ name, value }], joint: null, parts: [] };
}

/** A pack of which a test fails, one whose tests pass, and one that could not be run. */
export const testReports: readonly PackReport[] = [
  {
    id: 'beijing-2020-06',
    pack,
    files: [
      {
        shown: FILE,
        tests: [
          {
            title: { zh: '从无病例', en: 'Never a case' },
            place: { file: FILE, line: 5 },
            expected: 1,
            failures: [],
          },
          {
            title: { zh: '14天内5例，“<50%>”', en: 'Five cases & "<50%>"' },
            place: { file: FILE, line: 11 },
            expected: 9,
            failures: [
              {
                place: { file: FILE, line: 15 },
                day: '2020-06-14',
                area: '花乡',
                differences: [
                  {
                    what: 'tier',
                    expected: 'low',
                    actual: 'medium',
                    because: [
                      {
                        kind: 'condition',
                        tier: 'medium',
                        condition: comparison('confirmed_14d >= 1', true, 'confirmed_14d', 5),
                      },
                    ],
                  },
                  {
                    what: 'measures',
                    expected: ['level2-community-entry', 'no-such'],
                    actual: ['level2-community-entry', 'level2-no-outsiders'],
                    because: [{ kind: 'in_force', tier: 'medium' }],
                  },
                  {
                    what: 'indicators.confirmed_14d',
                    expected: null,
                    actual: 5,
                    because: [{ kind: 'window', from: '2020-06-01', to: '2020-06-14' }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    coverage: {
      reached: 9,
      of: 10,
      percent: 90,
      missing: [{ kind: 'tier', clause: 'rules/beijing-2020-06/pack.yaml:31', tier: requiredTier() }],
    },
    problems: [],
  },
  {
    id: 'mine',
    files: [],
    problems: [
      {
        code: 'test-tier',
        severity: 'error',
        place: { file: 'rules/mine/tests/tiers.yaml', line: 8, column: 40 },
        value: 'hihg',
        with: { pack: 'mine', known: 'high, low' },
        suggest: ['high'],
      },
    ],
  },
];

function requiredTier() {
  const [tier] = pack.tiers;
  if (tier === undefined) throw new Error('the sample pack has tiers');
  return tier;
}
