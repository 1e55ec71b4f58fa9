import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { placesOf } from '../../../src/language/text.ts';
import { catalogueHash, readCatalogue } from '../../../src/rules/catalogue/read.ts';
import { packFolders } from '../../../src/rules/folders.ts';
import { loadPack } from '../../../src/rules/load.ts';
import { textFrom } from '../../../src/rules/text.ts';

const rules = join(import.meta.dirname, '../../../rules');
const root = mkdtempSync(join(tmpdir(), 'fenqu-catalogue-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pack = (id: string) => `pack: ${id}
title: T
edition: 2022-01-01
sources: { std: { title: T, status: official } }
level: county
effective: next_day
indicators: { new_7d: { count: cases, window: 7d } }
tiers: [{ tier: high, when: new_7d > 0 }, { tier: low, otherwise: true }]
`;
const CATALOGUE = `measures:
  - id: stay-home
    title: { zh: "居家{days}天", en: "{days} {days|day|days} at home" }
    text: { zh: "{whom}居家{days}天，第{test_days}天检测{besides}。", en: "{whom} stay at home for {days} {days|day|days}, with tests on days {test_days}{besides}." }
    audience: [contacts]
    kind: restriction
    duration: "{days}d"
    days: [1, 3]
    parameters: { days: 14, place: home }
    words: { besides: "" }
`;
const using = (lines: string) => `measures:
  - id: isolation
    use: stay-home
    tiers: [high]
    source: std
${lines}`;
const WHOM = '    words: { whom: { zh: 密接, en: Contacts } }\n';

let count = 0;

/** Loads a pack `mine` from files given by path, in a workspace beside built-in packs and their catalogue. */
function load(files: Readonly<Record<string, string>>, id = 'mine') {
  const workspace = join(root, String(count++));
  const all = {
    'rules/mine/pack.yaml': pack('mine'),
    'built-in/catalogue/home.yaml': CATALOGUE,
    'built-in/other/pack.yaml': pack('other'),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  const folders = {
    builtIn: join(workspace, 'built-in'),
    own: join(workspace, 'rules'),
    workspace,
    extra: {},
  };
  return loadPack(id, folders);
}

const measuresOf = (text: string) => ({ 'rules/mine/measures.yaml': text });

describe('a measure of the catalogue', () => {
  test('says what the pack leaves to it, with its places filled', async () => {
    const { pack, problems } = await load(measuresOf(using(WHOM)));
    expect(problems).toEqual([]);
    expect(pack?.measures).toEqual([
      {
        id: 'isolation',
        use: 'stay-home',
        title: { zh: '居家14天', en: '14 days at home' },
        text: {
          zh: '密接居家14天，第1、3天检测。',
          en: 'Contacts stay at home for 14 days, with tests on days 1 and 3.',
        },
        tiers: ['high'],
        audience: ['contacts'],
        kind: 'restriction',
        duration: '14d',
        days: [1, 3],
        parameters: { days: 14, place: 'home' },
        source: 'std',
        status: 'official',
        clause: 'rules/mine/measures.yaml:2',
      },
    ]);
  });

  test('has other parameters, words, days and audience in another pack; English counts', async () => {
    const { pack } = await load(
      measuresOf(
        using(
          `    parameters: { days: 1 }\n    days: [1]\n    audience: residents\n    words: { whom: 居民, besides: { zh: "（{days}天内）", en: " (within {days} {days|day|days})" } }\n`,
        ),
      ),
    );
    expect(pack?.measures).toMatchObject([
      {
        title: { en: '1 day at home' },
        text: {
          zh: '居民居家1天，第1天检测（1天内）。',
          en: '居民 stay at home for 1 day, with tests on days 1 (within 1 day).',
        },
        duration: '1d',
        audience: ['residents'],
        parameters: { days: 1, place: 'home' },
      },
    ]);
  });

  test.each([
    ['catalogue-missing', using(WHOM).replace('stay-home', 'stay-hom'), '3:10', ['stay-home']],
    ['measure-unknown-parameter', using(`${WHOM}    parameters: { dayz: 7 }\n`), '7:19', ['days']],
    ['measure-unknown-parameter', using('    words: { who: X, whom: Y }\n'), '6:14', ['whom']],
    ['measure-open-place', using(''), '3:10', []],
  ] as const)('%s is told where it is, with what may be meant', async (code, text, at, suggest) => {
    const { pack, problems } = await load(measuresOf(text));
    expect(pack).toBeUndefined();
    const [found, ...more] = problems;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code });
    expect(`${found?.place?.line}:${found?.place?.column}`).toBe(at);
    expect(found?.suggest ?? []).toEqual(suggest.length === 0 ? [] : expect.arrayContaining([...suggest]));
  });

  test('must not be there twice', async () => {
    const twice = `${CATALOGUE}${CATALOGUE.replace('measures:\n', '')}`;
    const { problems } = await load({ ...measuresOf(using(WHOM)), 'built-in/catalogue/home.yaml': twice });
    expect(problems).toMatchObject([{ code: 'catalogue-duplicate', place: { line: 11 } }]);
  });

  test('keeps the others at their places: what stands behind a wrong one is told where it is', async () => {
    const { problems } = await load(
      measuresOf(
        `${using(WHOM).replace('stay-home', 'nothing-near')}  - { id: two, title: T, text: T, tiers: [hihg], audience: residents, kind: hygiene, source: std }\n`,
      ),
    );
    expect(problems.map(({ code, place }) => `${code} ${place?.line}`)).toEqual([
      'catalogue-missing 3',
      'pack-unknown-tier 7',
    ]);
  });
});

test('a measure that a pack writes itself has places too, and must say all that a measure says', async () => {
  const own = (text: string) =>
    `measures: [{ id: a, title: T, text: ${text}, tiers: [high], audience: residents, kind: restriction, parameters: { people: 1, spare: 2 }, source: std }]`;
  const { pack } = await load(measuresOf(own('"{people} {people|person|persons}"')));
  expect(pack?.measures).toMatchObject([{ text: { en: '1 person' }, parameters: { people: 1, spare: 2 } }]);
  const wrong = await load(measuresOf(own('"{persons}"')));
  expect(wrong.problems).toMatchObject([{ code: 'measure-open-place', value: 'persons' }]);
  const short = await load(measuresOf('measures: [{ id: a, tiers: [high], source: std }]'));
  expect(short.problems.map(({ code, value }) => `${code} ${value}`)).toEqual([
    'yaml-missing-key title',
    'yaml-missing-key text',
    'yaml-missing-key audience',
    'yaml-missing-key kind',
  ]);
});

describe('a workspace', () => {
  const mine = {
    'rules/catalogue/mine.yaml': CATALOGUE.replace('stay-home', 'go-slowly').replace('居家', '慢行'),
  };
  test('has a catalogue of its own beside the one that comes with fenqu', async () => {
    const { pack, problems } = await load({
      ...mine,
      ...measuresOf(
        `${using(WHOM)}  - { id: slow, use: go-slowly, tiers: [low], source: std, words: { whom: X } }\n`,
      ),
    });
    expect(problems).toEqual([]);
    expect(pack?.measures.map(({ title }) => title.zh)).toEqual(['居家14天', '慢行14天']);
  });

  test('may have another measure by a name that is there, for its own packs alone, and is told so', async () => {
    const shadowing = {
      'rules/catalogue/mine.yaml': CATALOGUE.replace('居家{days}', '改过{days}'),
      'built-in/other/measures.yaml': using(WHOM),
    };
    const { pack, problems } = await load({ ...shadowing, ...measuresOf(using(WHOM)) });
    expect(problems).toMatchObject([{ code: 'catalogue-shadows', severity: 'warning', value: 'stay-home' }]);
    expect(pack?.measures[0]?.title.zh).toBe('改过14天');
    const other = await load(shadowing, 'other');
    expect(other.problems).toEqual([]);
    expect(other.pack?.measures[0]?.title.zh).toBe('居家14天');
  });

  test('extends a pack, and changes one parameter of what that uses', async () => {
    const { pack } = await load({
      'built-in/other/measures.yaml': using(WHOM),
      'rules/mine/pack.yaml': 'pack: mine\nextends: other\ntitle: T\nedition: 2022-02-01\n',
      ...measuresOf('measures: { isolation: { parameters: { days: 7 } } }'),
    });
    expect(pack?.measures).toMatchObject([
      { text: { zh: '密接居家7天，第1、3天检测。' }, duration: '7d', parameters: { days: 7, place: 'home' } },
    ]);
  });
});

describe('the fingerprint of a pack', () => {
  const hash = async (catalogue: string, measures = using(WHOM)) => {
    const files = { ...measuresOf(measures), 'built-in/catalogue/home.yaml': catalogue };
    return (await load(files)).pack?.hash;
  };
  const more = CATALOGUE.replace('measures:\n', '').replace('stay-home', 'unused');
  test('covers what it uses of the catalogue, and nothing else of it', async () => {
    const now = await hash(CATALOGUE);
    expect(now).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash(CATALOGUE.replace('[1, 3]', '[1, 4]'))).not.toBe(now);
    expect(await hash(`# A remark\n${CATALOGUE}${more}`)).toBe(now);
  });
  test('is that of its files where it uses nothing', async () => {
    const none = 'measures: []';
    expect(await hash(CATALOGUE, none)).toBe(await hash(CATALOGUE.replace('[1, 3]', '[1, 4]'), none));
  });
});

describe('the catalogue that comes with fenqu', async () => {
  const { catalogue, problems } = await readCatalogue({ builtIn: rules, extra: {} }, false);
  const packs = await packFolders({ builtIn: rules, extra: {} });
  const loaded = await Promise.all(packs.map(({ id }) => loadPack(id, { builtIn: rules, extra: {} })));
  const uses = loaded.flatMap(({ pack }) => pack?.measures.flatMap(({ use }) => use ?? []) ?? []);
  const entries = [...catalogue].map(([id, { raw }]) => ({ id, raw }));

  test('is sound and no pack', () => {
    expect(problems).toEqual([]);
    expect(packs.map(({ id }) => id)).not.toContain('catalogue');
    expect(entries.length).toBeGreaterThan(10);
  });
  test.each(entries)('$id is used more than once, or need not be in it', ({ id }) => {
    expect(uses.filter((use) => use === id).length).toBeGreaterThan(1);
  });
  test.each(entries)('$id has the same places in both languages', ({ raw }) => {
    for (const each of [raw.text, raw.frequency, raw.responsible].flatMap((text) => text ?? [])) {
      const { zh, en } = textFrom(each);
      expect(new Set(placesOf(en))).toEqual(new Set(placesOf(zh)));
    }
  });
  test('isolation is written once: 14 + 7 and 7 + 3 days are one measure, 5 + 3 another, 7 and 5 days at home a third', () => {
    const all = loaded.flatMap(({ pack }) => pack?.measures ?? []);
    const daysOf = (use: string) => all.filter((each) => each.use === use).map(({ duration }) => duration);
    expect(daysOf('central-then-monitoring')).toEqual(['21d', '21d', '10d']);
    expect(daysOf('central-then-home')).toEqual(['8d', '8d']);
    expect(daysOf('home-isolation').sort()).toEqual(['5d', '7d']);
  });
});

test('a pack that the build prepared is read anew once its catalogue is another', async () => {
  const copy = join(root, 'copy');
  cpSync(join(rules, 'catalogue'), join(copy, 'catalogue'), { recursive: true });
  expect(await catalogueHash({ builtIn: copy, extra: {} })).toBe(
    await catalogueHash({ builtIn: rules, extra: {} }),
  );
  writeFileSync(join(copy, 'catalogue/venues.yaml'), 'measures: []\n');
  expect(await catalogueHash({ builtIn: copy, extra: {} })).not.toBe(
    await catalogueHash({ builtIn: rules, extra: {} }),
  );
});
