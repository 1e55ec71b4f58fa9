import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace, type Verdict, type Workspace, zone } from '../../src/index.ts';
import { fenqu } from '../cli/fenqu.ts';
import { emptyFolder } from '../cli/workspace.ts';
import { gb18030 } from '../inputs/encodings.ts';
import { beijing, DISTRICTS } from './beijing.ts';
import { isAbsent, LINE_LIST } from './data.ts';
import { casesOf, dayNamed, dayNumberOf, recount, stepDown } from './recount.ts';

const FIRST = dayNumberOf('2022-04-17');
const LAST = dayNumberOf('2022-05-25');

describe.skipIf(isAbsent(LINE_LIST))('Beijing 2022 by district, from the line list as published', () => {
  let bytes: Buffer;
  let workspace: Workspace;
  const nights = new Map<string, ReadonlyMap<string, Verdict>>();

  beforeAll(async () => {
    bytes = readFileSync(LINE_LIST);
    workspace = await openWorkspace(beijing(emptyFolder(), 'line-list.csv', bytes));
    for (let day = FIRST; day <= LAST; day++) {
      const { snapshot } = await zone({ workspace, asOf: dayNamed(day), all: true });
      nights.set(
        snapshot.asOf,
        new Map(snapshot.zones.map((each) => [DISTRICTS[each.area.code] ?? '', each])),
      );
    }
  });

  const verdict = (day: string, district: string): Verdict | undefined => nights.get(day)?.get(district);
  const total = (day: string, district: string) => verdict(day, district)?.indicators['confirmed_total'];
  /** The districts of a tier on a day, with their totals. */
  const inTier = (day: string, tier: string) =>
    Object.fromEntries(
      [...(nights.get(day) ?? [])]
        .filter(([, each]) => each.tier === tier)
        .map(([district]) => [district, total(day, district)]),
    );
  const names = (day: string, tier: string) => Object.keys(inTier(day, tier));

  test('2022-04-25: nine are medium; fifty is not over fifty', () => {
    expect(inTier('2022-04-25', 'high')).toEqual({});
    expect(names('2022-04-25', 'medium')).toHaveLength(9);
    expect(verdict('2022-04-25', '朝阳区')).toMatchObject({
      tier: 'medium',
      indicators: { confirmed_total: 50 },
    });
    expect(names('2022-04-25', 'low')).toHaveLength(8);
  });

  test('2022-05-01', () => {
    expect(inTier('2022-05-01', 'high')).toEqual({ 朝阳区: 137, 房山区: 76 });
    expect(names('2022-05-01', 'medium')).toHaveLength(12);
    expect(names('2022-05-01', 'medium')).toContain('经济开发区');
    expect(names('2022-05-01', 'low')).toHaveLength(3);
  });

  test('2022-05-05', () => {
    expect(names('2022-05-05', 'high').sort()).toEqual(['房山区', '朝阳区', '通州区']);
    expect(total('2022-05-05', '通州区')).toBe(52);
    expect(names('2022-05-05', 'medium')).toHaveLength(12);
    expect(names('2022-05-05', 'medium')).toContain('经济开发区');
  });

  test('2022-05-11: five are high; 延庆 has had fourteen clear days', () => {
    expect(inTier('2022-05-11', 'high')).toEqual({
      朝阳区: 292,
      房山区: 181,
      丰台区: 65,
      通州区: 64,
      海淀区: 52,
    });
    expect(names('2022-05-11', 'medium')).toHaveLength(9);
    expect(names('2022-05-11', 'medium')).toContain('经济开发区');
    expect(verdict('2022-05-11', '延庆区')).toMatchObject({
      tier: 'low',
      indicators: { confirmed_total: 1, confirmed_14d: 0 },
    });
  });

  test('2022-05-25: all are low', () => {
    expect(names('2022-05-25', 'low')).toHaveLength(17);
  });

  test('every district on every day is as recounted: numbers, tier, since when, until when', () => {
    const cases = casesOf(bytes.toString('utf8'));
    expect(cases).toHaveLength(901);
    for (const district of Object.values(DISTRICTS)) {
      let since = FIRST;
      for (let day = FIRST; day <= LAST; day++) {
        const { tier, ...indicators } = recount(cases, district, day);
        if (day > FIRST && tier !== recount(cases, district, day - 1).tier) since = day;
        const step = stepDown(cases, district, day);
        const found = verdict(dayNamed(day), district);
        expect(
          {
            ...found?.indicators,
            tier: found?.tier,
            since: found?.since,
            from: found?.effectiveFrom,
            step: found?.nextStepDown,
          },
          `${district} ${dayNamed(day)}`,
        ).toEqual({
          ...indicators,
          tier,
          since: dayNamed(since),
          from: dayNamed(since + 1),
          step: step === null ? null : expect.objectContaining(step),
        });
      }
    }
  });

  test('written in another encoding, order or format, the same file gives the same bytes', async () => {
    const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
    const [header = '', ...rows] = text.trimEnd().split('\n');
    const shuffled = rows.map((row, i) => ({ row, key: (i * 7919) % 907 })).sort((a, b) => a.key - b.key);
    const names = header.split(',');
    const objects = rows.map((row) => {
      const cells = row.split(',');
      return JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
    });
    const forms: Readonly<Record<string, Uint8Array>> = {
      'line-list.csv': bytes,
      'gb18030.csv': gb18030(text),
      'shuffled.csv': Buffer.from(`${[header, ...shuffled.map(({ row }) => row)].join('\n')}\n`),
      'packed.csv.gz': gzipSync(bytes),
      'tabs.tsv': Buffer.from(text.replaceAll(',', '\t')),
      'objects.ndjson': Buffer.from(`${objects.join('\n')}\n`),
    };
    for (const format of ['json', 'csv']) {
      const outputs = await Promise.all(
        Object.entries(forms).map(([file, content]) =>
          fenqu([
            'zone',
            '-C',
            beijing(emptyFolder(), file, content),
            '--as-of',
            '2022-05-11',
            '--format',
            format,
          ]),
        ),
      );
      const [first] = outputs;
      expect(first?.stdout).toContain('110106');
      for (const output of outputs) expect(output).toEqual({ ...first, status: 0, stderr: '' });
    }
  });
});
