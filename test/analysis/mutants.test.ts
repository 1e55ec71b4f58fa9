import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { analyse } from '../../src/analysis/analyse.ts';
import { packOf } from './corpus.ts';

interface RawTier {
  tier: string;
  when?: string;
  source?: string;
}
interface RawPack {
  pack: string;
  sources?: unknown;
  indicators?: Record<string, unknown>;
  tiers: RawTier[];
}

/** A defect put into a sound pack; it gives what is then to be found, or nothing where the pack cannot have it. */
type Defect = (pack: RawPack) => { readonly code: string; readonly value: string } | undefined;

function firstRule({ tiers }: RawPack): (RawTier & { when: string }) | undefined {
  return tiers.flatMap((tier) =>
    tier.when === undefined ? [] : [Object.assign(tier, { when: tier.when })],
  )[0];
}

const DEFECTS: Readonly<Record<string, Defect>> = {
  'an idle indicator': (pack) => {
    pack.indicators = { ...pack.indicators, idle: { title: 'Idle', count: 'cases', window: '3d' } };
    return { code: 'indicator-unused', value: 'idle' };
  },
  'no sources': (pack) => {
    delete pack.sources;
    for (const tier of pack.tiers) delete tier.source;
    return { code: 'pack-no-sources', value: 'mine' };
  },
  'a contradiction': (pack) => {
    const rule = firstRule(pack);
    if (rule === undefined) return undefined;
    rule.when = `(${rule.when}) && !(${rule.when})`;
    return { code: 'tier-never-holds', value: rule.tier };
  },
  'half a case': (pack) => {
    const rule = firstRule(pack);
    if (rule === undefined) return undefined;
    pack.indicators = { ...pack.indicators, few: { title: 'Few', count: 'cases', window: '3d' } };
    rule.when = `(${rule.when}) || few == 1.5`;
    return { code: 'condition-no-whole-number', value: 'few == 1.5' };
  },
  'the same tier twice': (pack) => {
    const rule = firstRule(pack);
    if (rule === undefined) return undefined;
    const at = pack.tiers.findIndex(({ tier }) => tier === rule.tier);
    pack.tiers.splice(at + 1, 0, {
      tier: 'twin',
      when: rule.when,
      ...(rule.source && { source: rule.source }),
    });
    return { code: 'tier-never-reached', value: 'twin' };
  },
  'fewer cases are worse': (pack) => {
    const rule = firstRule(pack);
    if (rule === undefined) return undefined;
    pack.indicators = { ...pack.indicators, few: { title: 'Few', count: 'cases', window: '3d' } };
    rule.when = `(${rule.when}) || few == 3`;
    return { code: 'rule-not-monotone', value: 'few == 3' };
  },
};

const SHIPPED = [
  'beijing-2020-06',
  'beijing-2020-07',
  'changchun-2022-04',
  'cn-county-2020-02',
  'cn-precise-2020-07',
  'cn-ten-2022-12',
  'cn-twenty-2022-11',
  'us-cdc-transmission-2021',
  'us-cdc-levels-2022',
] as const;

describe.each(SHIPPED)('%s', (id) => {
  const text = readFileSync(join(import.meta.dirname, '../../rules', id, 'pack.yaml'), 'utf8');

  test('as it is, there is nothing to find but notes', async () => {
    const { findings } = analyse(await packOf(text.replace(`pack: ${id}`, 'pack: mine')));
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  test.each(Object.entries(DEFECTS))('with %s', async (_, defect) => {
    const raw: RawPack = { ...parse(text), pack: 'mine' };
    const expected = defect(raw);
    if (expected === undefined) return;
    const { findings } = analyse(await packOf(stringify(raw)));
    expect(findings.map(({ code, value }) => ({ code, value }))).toContainEqual(expected);
  });
});
