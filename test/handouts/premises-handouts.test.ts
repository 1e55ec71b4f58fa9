import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PremisesHandout } from '../../src/handouts/premises-handout.ts';
import { premises } from '../../src/nightly/premises.ts';
import { type PremisesHandoutsOptions, withPremisesHandouts } from '../../src/nightly/premises-handouts.ts';
import { writePremisesHandouts } from '../../src/reporting/premises-handouts.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area }, defaults: { origin: local } } }
policy: [{ pack: own, from: 2022-01-01 }]
rules: rules/
premises:
  file: premises.csv
  columns: { id: id, name: name, sector: sector, area: area, status: status, link: link, public: public, closable: closable }
  grading: classes
handout: { issuer: The Office, contact: phone 12345 }
`,
  'areas.csv': `code,name,level,parent
C,Cove,city,
N,North,county,C
S,South,county,C
H,Hill,ward,N
Q,Quay,ward,N
B,Bay,ward,S
`,
  'cases.csv': `id,class,day,area
a,confirmed,2022-03-01,H
b,confirmed,2022-03-02,H
`,
  'premises.csv': `id,name,sector,area,status,link,public,closable
1,Hill Shop,retail,H,working,,,
2,Quay Shop,retail,Q,working,,,
3,Quay Gym,gyms,Q,stopped,,,
4,North Diner,catering,N,,,,
5,Cove Shop,retail,C,working,,,
6,Quay Diner,catering,Q,working,cluster,yes,
`,
  'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
sources: { std: { title: Standard, status: official } }
indicators: { n: { count: cases, window: 7d } }
tiers:
  - { tier: high, when: n >= 2, source: std }
  - { tier: low, otherwise: true }
`,
  'rules/own/measures.yaml': `forbids:
  - { tiers: [low], kinds: [closure], text: { zh: 不得一刀切, en: No blanket closure }, source: std }
measures:
  - { id: masks, title: Masks, text: Masks, tiers: [high, low], audience: premises, kind: hygiene, source: std }
  - { id: gyms, title: Gyms close, text: Gyms close, tiers: [high, low], audience: premises, sector: gyms, kind: closure, source: std }
  - { id: sample, title: Samples, text: Samples, tiers: [high, low], audience: premises, kind: testing, source: std, parameters: { points_per_enterprise: 5 } }
opening:
  - { sector: retail, tiers: { high: closed, low: open }, source: std }
  - { sector: catering, tiers: { high: closed, low: open }, source: std }
`,
  'rules/classes/pack.yaml': `pack: classes
title: Classes
edition: 2022-01-01
level: site
effective: next_day
declared: true
extra: { areas: { public: boolean, closable: boolean } }
sources: { std: { title: Standard, status: official } }
tiers:
  - { tier: cluster, declared: true, source: std }
  - { tier: others, otherwise: true }
`,
  'rules/classes/measures.yaml': `measures:
  - { id: respond, title: Respond, text: Close, tiers: [cluster], audience: premises, kind: closure, source: std }
  - { id: ward, title: The ward decides, text: X, tiers: [cluster], audience: [premises, government], kind: restriction, responsible: the ward, source: std, when: area.public }
`,
};

async function made(
  asked: Partial<PremisesHandoutsOptions> = {},
  files: Readonly<Record<string, string>> = {},
) {
  const workspace = emptyFolder();
  write(workspace, { ...FILES, ...files });
  const options = { workspace, asOf: '2022-03-02', today: '2022-03-03', ...asked };
  return withPremisesHandouts(options, async (handouts) => ({
    ...handouts,
    documents: [...handouts.each()],
  }));
}

const short = ({ standing }: PremisesHandout): string[] =>
  standing.flatMap(({ state, said }) =>
    said.flatMap(({ sheets }) => sheets.map(({ premises: { id } }) => `${id} ${state}`)),
  );

describe('hand-outs of premises', () => {
  test('are one an area in which there are premises; who is in none is told', async () => {
    const { documents, areas, elsewhere, whole } = await made({ by: 'county' });
    expect(areas.map(({ code }) => code)).toEqual(['N']);
    expect(documents.map(({ number, issuer, contact }) => [number, issuer, contact])).toEqual([
      ['20220302-N-P', 'The Office', 'phone 12345'],
    ]);
    // The diner placed at its county may be in the high ward or in the low one; the gym's closure is forbidden in low.
    expect(documents.flatMap(short)).toEqual(['1 closed', '6 shut', '2 open', '3 unsaid', '4 unknown']);
    expect(elsewhere.map(({ premises }) => premises.id)).toEqual(['5']);
    expect(whole.list.sheets).toHaveLength(6);
    expect(
      documents.flatMap(({ linked }) => linked.map(({ tier, sheets }) => [tier.tier, sheets.length])),
    ).toEqual([['cluster', 1]]);
    expect(documents[0]?.working.total.now).toMatchObject({ total: 5, working: 3, unknown: 1 });
  });

  test('never have what the standard forbids, and say so', async () => {
    const { whole, warnings } = await made();
    expect(whole.measures.map(({ id }) => id)).toEqual(['masks', 'sample']);
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([['handout-forbidden', 'gyms']]);
  });

  test('a list of premises says so, too, and of what the opening list closes', async () => {
    const workspace = emptyFolder();
    const opening = `${FILES['rules/own/measures.yaml']}  - { sector: sport, tiers: { high: closed, low: closed }, source: std }\n`;
    write(workspace, { ...FILES, 'rules/own/measures.yaml': opening });
    const { warnings } = await premises({ workspace, asOf: '2022-03-02', today: '2022-03-03' });
    expect(warnings.map(({ code, value, with: said }) => [code, value, said?.['tiers']])).toEqual([
      ['handout-forbidden', 'gyms', 'low'],
      ['opening-left-out', 'sport', 'low'],
    ]);
  });

  test('have a plan of samples where it is asked for', async () => {
    const { whole } = await made({ area: 'Q', plan: { days: 3 } });
    expect(whole.plan).toMatchObject({ points: 5, dates: ['2022-03-03', '2022-03-04', '2022-03-05'] });
    expect(whole.plan?.sites).toHaveLength(3);
    expect((await made()).whole.plan).toBeNull();
  });

  test('by a level in which there are none are refused', async () => {
    await expect(made({ by: 'street' })).rejects.toMatchObject({ problems: [{ code: 'premises-level' }] });
  });

  test('come into place as a folder, and are the same folder if nothing changed', async () => {
    const workspace = emptyFolder();
    write(workspace, FILES);
    const out = emptyFolder();
    const options = { workspace, asOf: '2022-03-02', today: '2022-03-03', by: 'ward' };
    const form = { format: 'md', language: 'en' } as const;
    const first = await writePremisesHandouts(out, form, options);
    expect(first).toMatchObject({ documents: 2, written: 3, unchanged: 0 });
    expect(readdirSync(join(out, 'current'))).toEqual(['00-overview.md', 'H-Hill.md', 'Q-Quay.md']);
    expect(readFileSync(join(out, 'current', 'Q-Quay.md'), 'utf8')).toContain('Quay Gym (3)');
    expect(await writePremisesHandouts(out, form, options)).toMatchObject({ written: 0, path: first.path });
  });
});
