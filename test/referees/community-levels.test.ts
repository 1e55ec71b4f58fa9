import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { COMMUNITY_LEVELS, isAbsent } from './data.ts';

const WORKSPACE = `areas: { file: areas.csv, codes: explicit }
data:
  metrics:
    file: levels.csv.gz
    columns:
      area: county_fips
      date: date_updated
      cases_100k: covid_cases_per_100k
      admissions_100k: covid_hospital_admissions_per_100k
      beds_pct: covid_inpatient_bed_utilization
    formats: { date: M/d/yyyy }
    missing: ['', N/A]
    pad: { area: 5 }
policy:
  - { pack: us-cdc-levels-2022, from: 2022-02-24, retrospective: true }
`;

/** Low, medium and high counties of each week, as published. */
const WEEKS: Readonly<Record<string, readonly [number, number, number]>> = {
  '2022-02-24': [742, 1274, 1200],
  '2022-03-03': [1547, 1205, 472],
  '2022-03-10': [2344, 685, 195],
  '2022-03-17': [2754, 408, 62],
  '2022-03-24': [2935, 233, 56],
  '2022-03-31': [3059, 146, 19],
  '2022-04-07': [3082, 123, 19],
  '2022-04-14': [3035, 175, 14],
};

/** Both hospital metrics are missing, and a level was published all the same. */
const WITHOUT_HOSPITALS = ['48067', '48203', '48315'];

interface County {
  readonly fips: string;
  readonly day: string;
  readonly published: string;
  readonly judged: string | undefined;
  readonly area: string;
  readonly hospitals: readonly string[];
}

describe.skipIf(isAbsent(COMMUNITY_LEVELS))(
  'the community levels of the CDC, county by county and week by week',
  () => {
    let counties: readonly County[];

    beforeAll(async () => {
      const packed = readFileSync(COMMUNITY_LEVELS);
      const rows: readonly Readonly<Record<string, string>>[] = parse(gunzipSync(packed), { columns: true });
      const fipsOf = (row: Readonly<Record<string, string>>) => (row['county_fips'] ?? '').padStart(5, '0');
      const codes = [...new Set(rows.map(fipsOf))].sort();
      const folder = emptyFolder();
      write(folder, {
        'fenqu.yaml': WORKSPACE,
        'levels.csv.gz': packed,
        'areas.csv': `code,name,level,parent\n${codes.map((code) => `${code},,county,\n`).join('')}`,
      });
      const workspace = await openWorkspace(folder);
      const judged = new Map<string, ReadonlyMap<string, string>>();
      for (const day of Object.keys(WEEKS)) {
        const { snapshot } = await zone({ workspace, asOf: day, all: true });
        judged.set(day, new Map(snapshot.zones.map((each) => [each.area.code, each.rawTier])));
      }
      counties = rows.map((row) => {
        const [month = '', date = '', year] = (row['date_updated'] ?? '').split('/');
        const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
        const fips = fipsOf(row);
        return {
          fips,
          day,
          published: (row['covid-19_community_level'] ?? '').toLowerCase().replace('n/a', ''),
          judged: judged.get(day)?.get(fips),
          area: row['health_service_area_number'] ?? '',
          hospitals: [
            row['covid_inpatient_bed_utilization'] ?? '',
            row['covid_hospital_admissions_per_100k'] ?? '',
          ],
        };
      });
    });

    test('25,781 of 25,792 are as published, none is different, 11 are unknown', () => {
      const equal = counties.filter(({ published, judged }) => published === judged);
      const unknown = counties.filter(({ judged }) => judged === 'unknown');
      expect([counties.length, equal.length, unknown.length]).toEqual([25_792, 25_781, 11]);
      expect(unknown.filter(({ published }) => published === '')).toHaveLength(8);
    });

    test('the three others: the same missing metrics were published as no level elsewhere that week', () => {
      const odd = counties.filter(({ published, judged }) => judged === 'unknown' && published !== '');
      expect(odd.map(({ fips }) => fips).sort()).toEqual(WITHOUT_HOSPITALS);
      for (const county of odd) {
        expect(county).toMatchObject({
          day: '2022-02-24',
          area: '485',
          published: 'medium',
          hospitals: ['', ''],
        });
      }
      const alike = counties.filter(
        ({ day, hospitals }) => day === '2022-02-24' && hospitals.join('') === '',
      );
      expect(alike).toHaveLength(7);
      expect(alike.filter(({ published }) => published === '')).toHaveLength(4);
    });

    test.each(Object.entries(WEEKS))('%s', (week, [low, medium, high]) => {
      const count = (tier: string) =>
        counties.filter(({ day, judged }) => day === week && judged === tier).length;
      const odd = week === '2022-02-24' ? WITHOUT_HOSPITALS.length : 0;
      expect([count('low'), count('medium'), count('high')]).toEqual([low, medium - odd, high]);
      expect(counties.filter(({ day, published }) => day === week && published === 'medium')).toHaveLength(
        medium,
      );
    });
  },
);
