import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { arrivals, arrivalsListed, measures } from '../../src/index.ts';
import { renderArrivals } from '../../src/rendering/arrivals/index.ts';
import { write } from '../cli/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-arrivals-listed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(id: string, rest: string): Record<string, string> {
  return {
    [`rules/${id}/pack.yaml`]: `pack: ${id}
title: { zh: ${id}, en: ${id} }
edition: 2020-05-01
sources: { notice: { title: Notice, published: 2020-05-01, status: secondary } }
level: county
effective: next_day
declared: true
tiers:
  - { tier: high, title: { zh: 高风险, en: high }, declared: true, source: notice }
  - { tier: low, title: { zh: 低风险, en: low }, otherwise: true, source: notice }
`,
    [`rules/${id}/measures.yaml`]: `measures:
  - { id: m-${id}, title: { zh: 甲, en: Home }, text: { zh: 甲。, en: Home. }, tiers: [low], audience: arrivals, kind: monitoring, source: notice }
${rest}`,
  };
}

const rules = (id: string) => `arrivals:\n  - { origin: high, measure: m-${id} }\n`;

write(folder, {
  'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
decisions: decisions.csv
rules: rules
origins: origins.csv
policy:
  - { pack: one, from: 2020-06-01 }
  - { pack: two, from: 2020-06-20 }
  - { pack: none, from: 2020-07-20 }
`,
  'areas.csv': 'code,name\n11,北京市\n1101,市辖区\n110105,朝阳区\n',
  'cases.csv': 'day,class,area\n2020-06-01,confirmed,110105\n',
  'decisions.csv': 'area,from,kind,tier,authority,document\n110105,2020-06-02,set,high,office,1\n',
  'origins.csv': 'city,county,tier,from\n长沙市,城关区,high,2020-05-01\n兰州市,城关区,high,2020-05-01\n',
  'people.csv':
    'id,from,left\nA,兰州市城关区,2020-06-05\nB,兰州市城关区,2020-06-20\nC,兰州市城关区,2020-06-21\n',
  'bad.csv':
    'id,from,left,arrived\nA,兰州市城关区,2020-06-05,\nB,城关区,2020-06-05,\nC,兰州市城关区,2020-06-01,\nD,兰州市城关区,2020-06-30,2020-07-21\nE,城关区,2020-06-05,\n',
  ...pack('one', rules('one')),
  ...pack('two', rules('two')),
  ...pack('none', ''),
});

const EN = { language: 'en', width: 100, colour: false } as const;

test('the pack in charge of the night before judged what is in force on the day of arrival', async () => {
  const by = async (left: string) => {
    const { people } = await arrivals({ workspace: folder, arriving: { from: '兰州市城关区', left } });
    return people.map(({ pack: { id } }) => id);
  };
  // As measures are asked for by day.
  const list = await measures({ workspace: folder, on: '2020-06-20' });
  expect(list.pack.id).toBe('one');
  expect(await by('2020-06-20')).toEqual(['one']);
  expect(await by('2020-06-21')).toEqual(['two']);
  await expect(by('2020-06-01')).rejects.toThrow('policy-not-begun');
});

test('each person of a list is answered by the pack of their own day', async () => {
  const list = await arrivalsListed({ workspace: folder, file: join(folder, 'people.csv') });
  expect(list.people.map(({ pack: { id }, branches }) => [id, branches[0]?.met?.measure.id])).toEqual([
    ['one', 'm-one'],
    ['one', 'm-one'],
    ['two', 'm-two'],
  ]);
  const json = JSON.parse(renderArrivals(list, 'json', EN));
  expect(json.people.map((each: { pack: string }) => each.pack)).toEqual(['one', 'one', 'two']);
  const page = renderArrivals(list, 'table', EN);
  expect(page.match(/rules: .*/g)).toEqual([
    'rules: one · one · edition 2020-05-01',
    'rules: two · two · edition 2020-05-01',
  ]);
});

test('of a list in which some cannot be answered every such line is told, and nobody is answered', async () => {
  const list = arrivalsListed({ workspace: folder, file: join(folder, 'bad.csv') });
  const bad = { file: expect.stringContaining('bad.csv') };
  await expect(list).rejects.toMatchObject({
    problems: [
      { code: 'arrival-several', value: '城关区', place: { ...bad, line: 3, field: 'from' } },
      { code: 'policy-not-begun', place: { ...bad, line: 4, field: 'arrived' } },
      { code: 'arrivals-none', value: 'none', place: { ...bad, line: 5, field: 'arrived' } },
      { code: 'arrival-several', value: '城关区', place: { ...bad, line: 6, field: 'from' } },
    ],
  });
});
