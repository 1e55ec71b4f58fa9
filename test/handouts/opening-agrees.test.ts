import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Handout } from '../../src/handouts/handout.ts';
import { premises } from '../../src/index.ts';
import type { Opening } from '../../src/measures/opening-list.ts';
import { withHandouts } from '../../src/nightly/measures.ts';
import { renderHandout } from '../../src/rendering/handout/index.ts';
import { HANDOUT_FORMATS, type HandoutFormat } from '../../src/rendering/look.ts';
import { openingValue } from '../../src/rendering/premises/data.ts';
import { openingText } from '../../src/rendering/premises/opening.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** Nothing is known of the cases of Beta; Alpha has none. */
const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { id: id, class: class, date_report: day, area: area }
    defaults: { origin: local }
    covers: [A]
policy: [{ pack: own, from: 2022-01-01 }]
rules: rules/
premises: { file: premises.csv, columns: { id: id, name: name, sector: sector, area: area } }
`,
  'areas.csv': 'code,name,level,parent\nT,Town,city,\nA,Alpha,ward,T\nB,Beta,ward,T\n',
  'cases.csv': 'id,class,day,area\n1,confirmed,2022-01-01,A\n',
  'premises.csv': 'id,name,sector,area\n1,Shop,retail,A\n2,Park,parks,A\n3,Shop,retail,B\n4,Park,parks,B\n',
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
  'rules/own/measures.yaml': `measures: []
opening:
  - { sector: retail, tiers: { high: closed, low: open }, source: std }
  - { sector: parks, tiers: { low: closed }, when: context.level == "I", source: std }
  - { sector: parks, tiers: { high: open, low: open }, source: std }
`,
};

async function textOf(content: string | Uint8Array): Promise<string> {
  if (typeof content === 'string') return content;
  const { sheets } = await readXlsx(Buffer.from(content));
  return sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(String))).join('\n');
}

/** A document for Word is made elsewhere, of the same text. */
const printedAsText = (document: unknown): Promise<Uint8Array> =>
  Promise.resolve(Buffer.from(JSON.stringify(document)));

async function writtenAs(handout: Handout, format: HandoutFormat): Promise<string> {
  if (format !== 'docx') return textOf(await renderHandout(handout, format, 'en'));
  return Buffer.from(await renderHandout(handout, format, 'en', printedAsText)).toString('utf8');
}

/** Holds a hand-out against what premises of each sector are told, in every format. Returns how many formats agreed. */
async function expectToSay(handout: Handout, sector: string, opening: Opening): Promise<number> {
  const cells = handout.opening?.sectors.find((row) => row.sector === sector)?.cells ?? [];
  expect(cells.map((cell) => openingValue(cell.opening))).toEqual([openingValue(opening)]);
  for (const format of HANDOUT_FORMATS) {
    const said =
      format === 'json' ? `"state": "${openingValue(opening).state}"` : openingText(opening, 'en').text;
    expect(await writtenAs(handout, format), `${sector} as ${format}`).toContain(said);
  }
  return HANDOUT_FORMATS.length;
}

test('documents and `premises` say the same of what is unknown, in every format', async () => {
  const asked = { workspace: emptyFolder(), asOf: '2022-03-02', today: '2022-03-03' };
  write(asked.workspace, FILES);
  const { sheets } = await premises(asked);
  const byId = new Map(sheets.map(({ premises: { id }, opening }) => [id, opening]));
  expect([...byId.values()].map(({ kind }) => kind)).toEqual(['said', 'unknown', 'unknown', 'unknown']);
  await withHandouts({ ...asked, by: 'ward' }, async ({ each }) => {
    let compared = 0;
    for await (const handout of each()) {
      const [shop, park] = handout.applying.scope?.code === 'A' ? ['1', '2'] : ['3', '4'];
      for (const [sector, opening] of Object.entries({ retail: byId.get(shop), parks: byId.get(park) })) {
        if (opening === undefined) throw new Error(`no premises of ${sector}`);
        compared += await expectToSay(handout, sector, opening);
      }
    }
    expect(compared).toBe(4 * 5);
  });
});
