import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** A case that fell ill on the first day, and one that was reported on the third and fell ill on the ninth. */
function laidOut(window: string, clocks = ''): string {
  const folder = emptyFolder();
  write(folder, {
    'areas.csv': 'code,name,level,parent\nR,City,county,\nA,A,town,R\nB,B,town,R\n',
    'cases.csv':
      'id,class,date_report,date_onset,area\n1,confirmed,2022-05-01,2022-05-01,A\n2,confirmed,2022-05-03,2022-05-09,A\n',
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { id: id, class: class, date_report: date_report, date_onset: date_onset, area: area }
rules: rules/
policy: [{ pack: ill, from: 2022-05-01 }]
`,
    'rules/ill/pack.yaml': `pack: ill
title: Ill
edition: 2022-01-01
level: town
effective: next_day
${clocks}
indicators:
  ill: { title: ill, count: cases, clock: date_onset, window: ${window} }
tiers:
  - { tier: high, title: high, when: ill >= 2 }
  - { tier: medium, title: medium, when: ill >= 1 }
  - { tier: low, title: low, otherwise: true }
`,
  });
  return folder;
}

async function townA(folder: string, asOf: string): Promise<unknown> {
  const { snapshot } = await zone({ workspace: folder, asOf, all: true });
  const { tier, since, nextStepDown } = snapshot.zones.find(({ area }) => area.code === 'A') ?? {};
  return [tier, since, nextStepDown];
}

test.each(['all', '{ since: 2022-04-01 }'])(
  'a case that is known before the day its clock tells takes nothing from what was counted before: window %s',
  async (window) => {
    expect(await townA(laidOut(window), '2022-05-06')).toEqual(['medium', '2022-05-01', null]);
    expect(await townA(laidOut(window), '2022-05-10')).toEqual(['high', '2022-05-09', null]);
    // Nor is an area lower for it that clocks raise.
    const slow = laidOut(window, 'start: low\ntransitions: { tighten: { after: 4 } }');
    expect(await townA(slow, '2022-05-04')).toEqual(['medium', '2022-05-04', null]);
  },
);
