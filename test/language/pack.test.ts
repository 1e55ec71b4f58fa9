import { describe, expect, it } from 'vitest';
import { openWorkspace, rulesList } from '../../src/index.ts';
import { casesOf, codesOn, laidOut, refusedOn, snapshotOn, type World, worldOf } from './world.ts';

/*
 * A pack, and the keys at its head. What other tests show already:
 * - the folder, its files, and every fault in them: test/rules/load.test.ts
 * - the schemas are those of the shapes, and editors read them: test/rules/schemas.test.ts, editors.test.ts
 * - a pack written from the reference alone: test/docs/rules-page.test.ts
 * - a policy, what is in force, retrospect, jurisdictions in the tree: test/zoning/standards.test.ts, test/nightly/pack-asked.test.ts
 */

const PACK = `pack: mine
title: { zh: 某市分级标准, en: Standard of a city }
edition: 2020-07-28
jurisdiction: "11"
in_force: { from: 2020-07-28, until: 2022-06-27 }
sources:
  std: { title: { zh: 标准, en: Standard }, published: 2020-07-28, status: secondary }
level: community
evaluated: daily
effective: next_day
indicators:
  infections:
    title: { zh: 14天内新增, en: new in 14 days }
    count: cases
    where: class == "confirmed" && origin == "local"
    window: 14d
  groups:
    count: cases
    where: class == "confirmed" && origin == "local"
    group_by: cluster
    at_least: 2
    window: 14d
tiers:
  - { tier: high,   title: { zh: 高, en: High },   when: groups >= 2 || infections > 5,  source: std }
  - { tier: medium, title: { zh: 中, en: Medium }, when: groups == 1 || infections >= 2, source: std }
  - { tier: low,    title: { zh: 低, en: Low },    otherwise: true,                      source: std }
`;

const ROWS = [
  // Two clusters of two. Six infections. One cluster. Two infections. One. Five, and one from abroad.
  ...['a k1', 'a k1', 'a k2', 'a k2'],
  ...['b', 'b', 'b', 'b', 'b', 'b'],
  ...['c k1', 'c k1'],
  ...['d k1', 'd k2'],
  ...['e'],
  ...['f', 'f', 'f', 'f', 'f'],
];

function example(pack = PACK): World {
  return worldOf({
    areas: [
      'code,name,level,parent',
      '11,City,city,',
      ...[...'abcdef'].map((code) => `${code},${code},community,11`),
    ],
    tables: {
      cases: [
        ...casesOf(
          ROWS.map((row) => `2022-03-09 ${row}`),
          ['cluster'],
        ).filter((line) => !line.startsWith('old')),
        'x,confirmed,imported,2022-03-09,f,',
      ],
    },
    level: 'community',
    files: { 'rules/mine/pack.yaml': pack },
  });
}

const changed = (from: string, to: string) => example(PACK.replace(from, to));
const tiersOf = async (world: World, asOf = '2022-03-10') =>
  (await snapshotOn(world, asOf)).zones.map(({ area, tier }) => `${area.code} ${tier}`);

describe('a pack like the published ones', () => {
  it('is judged as it reads, on either side of each limit', async () => {
    expect(await tiersOf(example())).toEqual([
      'a high',
      'b high',
      'c medium',
      'd medium',
      'e low',
      'f medium',
    ]);
  });
  it('is listed with its title in both languages, its edition and the status of its sources', async () => {
    const packs = await rulesList(await openWorkspace(laidOut(example())));
    expect(packs.find(({ id }) => id === 'mine')).toMatchObject({
      title: { zh: '某市分级标准', en: 'Standard of a city' },
      edition: '2020-07-28',
      statuses: ['secondary'],
    });
  });
});

describe('its keys', () => {
  it('`edition` is a day', async () => {
    expect(await codesOn(changed('edition: 2020-07-28', 'edition: July'))).toEqual(['yaml-day']);
  });
  it.each(['official', 'secondary', 'unverified'])('a source is %s', async (status) => {
    expect(await tiersOf(changed('status: secondary', `status: ${status}`))).toHaveLength(6);
  });
  it('a source is nothing else', async () => {
    expect(await codesOn(changed('status: secondary', 'status: rumoured'))).toEqual(['yaml-choice']);
  });
  it('a tier can only name a source that is there', async () => {
    expect(
      await refusedOn(
        changed('otherwise: true,                      source: std', 'otherwise: true, source: sdt'),
      ),
    ).toMatchObject([{ code: 'pack-unknown-source', value: 'sdt', suggest: ['std'] }]);
  });
  it('`jurisdiction` is a code, and areas outside of it are refused; without one there are none', async () => {
    expect(await codesOn(changed('"11"', '"12"'))).toEqual(['pack-jurisdiction']);
    expect(await tiersOf(changed('jurisdiction: "11"\n', ''))).toHaveLength(6);
  });
  it('`in_force` bounds the days it may judge, both ends in', async () => {
    const within = (from: string, until: string) =>
      codesOn(changed('{ from: 2020-07-28, until: 2022-06-27 }', `{ from: ${from}, until: ${until} }`));
    // The policy has it judge from 1 January 2022.
    expect(await within('2022-01-02', '2022-06-27')).toEqual(['pack-out-of-force']);
    expect(await within('2020-07-28', '2022-03-09')).toEqual(['pack-out-of-force']);
    expect(
      await tiersOf(
        changed('{ from: 2020-07-28, until: 2022-06-27 }', '{ from: 2022-01-01, until: 2022-03-10 }'),
      ),
    ).toHaveLength(6);
  });
  it('`level` may be a list', async () => {
    const both = await tiersOf(changed('level: community', 'level: [city, community]'));
    // All of them together make the city high.
    expect(both).toEqual(['11 high', 'a high', 'b high', 'c medium', 'd medium', 'e low', 'f medium']);
  });
  it('`evaluated` is daily unless it says otherwise', async () => {
    expect(await tiersOf(changed('evaluated: daily\n', ''))).toEqual(await tiersOf(example()));
    const weekly = await snapshotOn(
      changed('evaluated: daily', 'evaluated: { weekly: wednesday }'),
      '2022-03-10',
    );
    expect(weekly.zones[0]?.evaluatedOn).toBe('2022-03-09');
  });
  it('tiers are tried from the first down', async () => {
    const [high = '', medium = ''] = PACK.split('\n').filter((line) => line.includes('- { tier:'));
    const turned = PACK.replace(`${high}\n${medium}`, `${medium}\n${high}`);
    expect(await tiersOf(example(turned))).toEqual([
      'a medium',
      'b medium',
      'c medium',
      'd medium',
      'e low',
      'f medium',
    ]);
  });
  it('none that is not known is passed over', async () => {
    expect(
      await refusedOn(changed('effective: next_day', 'effective: next_day\nefective: same_day')),
    ).toMatchObject([{ code: 'yaml-unknown-key', value: 'efective', suggest: ['effective'] }]);
  });
});
