import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Explanation, explain, explainPublished, run } from '../../src/index.ts';
import { toolVersion } from '../../src/package-root.ts';
import { renderExplanation } from '../../src/rendering/explanation/index.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';
import { codesOf } from '../store/night.ts';
import { TOWN } from './town.ts';

const NIGHTS = ['2022-03-02', '2022-03-03', '2022-03-04', '2022-03-05', '2022-03-07'];
const AREAS = ['Q', 'Hill', 'B'];

const town = emptyFolder();
/** What was said at the time, by night and area. */
const then = new Map<string, Explanation>();

const shown = (explanation: Explanation, format: 'table' | 'md' | 'csv', language: 'zh' | 'en'): string =>
  renderExplanation(explanation, format, { language, width: null, colour: false });
const everyWay = (explanation: Explanation): string[] => [
  shown(explanation, 'table', 'en'),
  shown(explanation, 'md', 'zh'),
  shown(explanation, 'csv', 'en'),
];

/** A text without the lines that only an explanation from the store has. */
function withoutOrigin(text: string): string {
  return text.replaceAll(/^.*(From the store:|出自存档：|A later revision|这一版已被).*\n/gmu, '');
}

beforeAll(async () => {
  write(town, TOWN);
  for (const night of NIGHTS) {
    await run({ workspace: town, asOf: night });
    for (const area of AREAS)
      then.set(`${night} ${area}`, await explain({ workspace: town, asOf: night, area }));
  }
  // A case that comes late: the third night is published anew, and those after it are stale.
  write(town, { 'cases.csv': `${TOWN['cases.csv']}e,confirmed,2022-03-04,B,,true,\n` });
  await run({ workspace: town, asOf: '2022-03-04', revise: true });
  then.set('revised', await explain({ workspace: town, asOf: '2022-03-04', area: 'B' }));
  for (const name of Object.keys(TOWN)) if (name !== 'fenqu.yaml') rmSync(join(town, name));
  write(town, { 'rules/own/pack.yaml': 'pack: other\n' });
});

test('what was said at the time is said later, though inputs and packs are gone', async () => {
  for (const night of NIGHTS)
    for (const area of AREAS) {
      const revision = night === '2022-03-04' ? { revision: 1 } : {};
      const { explanation } = await explainPublished({ workspace: town, on: night, area, ...revision });
      const before = then.get(`${night} ${area}`);
      expect(before).toBeDefined();
      if (before === undefined) continue;
      expect(everyWay(explanation).map(withoutOrigin)).toEqual(everyWay(before));
      expect(explanation.fromStore).toEqual({
        revision: 1,
        inForce: night !== '2022-03-04',
        tool: toolVersion(),
        agrees: true,
      });
    }
});

test('a night that is stale is explained as it was published, and said to be stale', async () => {
  const { warnings } = await explainPublished({ workspace: town, on: '2022-03-05', area: 'B' });
  expect(warnings.map(({ code }) => code)).toEqual(['store-stale']);
});

test('of revisions the one in force, unless another is asked for', async () => {
  const { explanation } = await explainPublished({ workspace: town, on: '2022-03-04', area: 'B' });
  expect(explanation.fromStore).toMatchObject({ revision: 2, inForce: true, agrees: true });
  const revised = then.get('revised');
  expect(revised).toBeDefined();
  if (revised !== undefined)
    expect(withoutOrigin(shown(explanation, 'table', 'en'))).toBe(shown(revised, 'table', 'en'));
  expect(shown(explanation, 'table', 'en')).not.toContain(
    shown(then.get('2022-03-04 B') ?? explanation, 'table', 'en'),
  );
});

test('days that were not published are told with those next to them', async () => {
  await expect(explainPublished({ workspace: town, on: '2022-03-06', area: 'B' })).rejects.toMatchObject({
    problems: [{ code: 'store-no-night', value: '2022-03-06', suggest: ['2022-03-05', '2022-03-07'] }],
  });
  expect(await codesOf(explainPublished({ workspace: town, on: '6 March', area: 'B' }))).toEqual([
    'usage-day',
  ]);
  expect(
    await codesOf(explainPublished({ workspace: town, on: '2022-03-05', revision: 2, area: 'B' })),
  ).toEqual(['store-no-night']);
});

test('on the command line', async () => {
  const why = ['explain', '-C', town, 'Bay', '--lang', 'en'];
  const [json, table, conflict, alone] = await Promise.all([
    fenqu([...why, '--on', '2022-03-05', '--format', 'json']),
    fenqu([...why, '--on', '2022-03-04', '--revision', 'r1']),
    fenqu([...why, '--on', '2022-03-04', '--pack', 'own']),
    fenqu([...why, '--revision', '1']),
  ]);
  const value = JSON.parse(json.stdout);
  expect(complaints('output/explain', value)).toEqual([]);
  expect([json.status, codesIn(json.stderr), value.from_store.revision]).toEqual([0, ['store-stale'], 1]);
  expect(table.stdout).toContain(
    `From the store: revision 1 of 2022-03-04, published by fenqu ${toolVersion()}; not from today’s data and packs.\nA later revision is in force.\n`,
  );
  expect([conflict.status, codesIn(conflict.stderr)]).toEqual([2, ['usage-conflict']]);
  expect(conflict.stderr).toContain('--on cannot be used together with --pack\n');
  expect([alone.status, codesIn(alone.stderr)]).toEqual([2, ['usage-requires']]);
});
