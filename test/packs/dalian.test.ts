import { expect, test } from 'vitest';
import { fenqu } from '../cli/fenqu.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const PACK = `pack: mine
title: { zh: 本市细则, en: Own rules }
edition: 2020-02-25
extends: dalian-2020-02
sources: { own: { title: 细则, status: official } }
`;

/** What `rules check` says of rules that add a measure to Dalian's. */
async function checked(tiers: string, audience: string, kind: string): Promise<unknown> {
  const folder = emptyFolder();
  write(folder, {
    'rules/mine/pack.yaml': PACK,
    'rules/mine/measures.yaml': `measures:
  - { id: own, title: { zh: 措施, en: Measure }, text: { zh: 措施, en: Measure }, tiers: ${tiers.startsWith('[') ? tiers : `[${tiers}]`}, audience: ${audience}, kind: ${kind}, source: own }
`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
rules: rules/
policy: [{ pack: mine, from: 2020-02-25 }]
`,
  });
  const { status, stdout } = await fenqu(['rules', 'check', '-C', folder, '--format', 'json', 'mine']);
  const [pack] = JSON.parse(stdout).packs;
  return [
    status,
    pack.proof.findings.map(({ code, value }: { code: string; value: string }) => `${code} ${value}`),
  ];
}

test.each([
  ['low_1', 'communities'],
  ['[medium_1, undeclared]', 'residents'],
  ['low_3', '[communities, government]'],
])('blanket closure in %s, of %s, is refused', async (tiers, audience) => {
  expect(await checked(tiers, audience, 'closure')).toEqual([1, ['measure-forbidden own']]);
});

test.each([
  ['undeclared', 'communities', 'closure'],
  ['low_1', 'care', 'closure'],
  ['low_1', 'communities', 'screening'],
])('in %s, of %s, %s may be', async (tiers, audience, kind) => {
  expect(await checked(tiers, audience, kind)).toEqual([0, []]);
});
