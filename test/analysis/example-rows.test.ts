import { expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { packOf, packText } from './corpus.ts';

test('no row is empty where another condition has to read it', async () => {
  const text = packText({
    name: 'required',
    more: { extra: { cases: { q: 'boolean' } } },
    indicators: {
      yes: { count: 'cases', window: '7d', where: 'q' },
      asked: { count: 'cases', window: '7d', where: '!known(q)' },
    },
    tiers: { high: 'yes > 5', medium: 'asked > 0' },
    find: [],
  });
  const found = analyse(await packOf(text)).findings.map(({ code, value }) => `${code} ${value}`);
  expect(found.sort()).toEqual(['condition-never-holds !known(q)', 'tier-never-holds medium']);
});

test('no row of an example has a date after the as-of day', async () => {
  const text = packText({
    name: 'onset',
    indicators: {
      n: { count: 'cases', window: '14d' },
      week: { count: 'cases', window: '7d' },
      onset: { count: 'cases', window: '14d', clock: 'date_onset' },
    },
    tiers: { high: 'onset > n', medium: 'week > 5', mild: 'n > 1' },
    find: [],
  });
  const examples = analyse(await packOf(text)).findings.flatMap((finding) => finding.examples);
  const dates = examples.flatMap(({ data }) =>
    (data?.tables['cases'] ?? []).flatMap((row) =>
      ['date_report', 'date_onset'].flatMap((column) =>
        row[column] === undefined ? [] : [{ day: row[column], isPast: row[column] <= (data?.asOf ?? '') }],
      ),
    ),
  );
  expect(dates.length).toBeGreaterThan(5);
  expect(dates.filter(({ isPast }) => !isPast)).toEqual([]);
});
