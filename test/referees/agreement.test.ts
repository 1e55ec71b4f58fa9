import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openWorkspace, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { isAbsent, LINE_LIST, OFFICIAL_AREAS } from './data.ts';
import { CODE_TABLES, placedIn } from './placing.ts';
import { dayNamed, dayNumberOf } from './recount.ts';

/** The days of the official list that the line list reaches: a list tells of 24:00 of the day before. */
const FIRST = '2022-04-25';
const LAST = '2022-05-12';

const YAML = `areas: { file: areas.csv, codes: nbs }
data:
  cases:
    file: line-list.csv
    columns: { id: [日期, 病例号], date_report: 日期, class: 分型, area: [市, 区, 居住地], cluster: [区, 居住地] }
    values: { class: { 轻型: confirmed, 普通型: confirmed, 重型: confirmed, 无症状感染者: asymptomatic } }
    defaults: { origin: local }
policy: [{ pack: beijing-2020-07, from: 2022-04-17 }]
`;

/** The communities outside the default tier by code, as of the day before each day of the list. */
async function computed(): Promise<Map<string, ReadonlyMap<string, string>>> {
  const folder = emptyFolder();
  write(folder, { 'fenqu.yaml': YAML, 'areas.csv': CODE_TABLES, 'line-list.csv': readFileSync(LINE_LIST) });
  const workspace = await openWorkspace(folder);
  const nights = new Map<string, ReadonlyMap<string, string>>();
  for (let day = dayNumberOf(FIRST); day <= dayNumberOf(LAST); day++) {
    const { snapshot } = await zone({ workspace, asOf: dayNamed(day - 1) });
    nights.set(
      dayNamed(day),
      new Map(snapshot.zones.map(({ area, tier }) => [area.code, tier ?? 'unknown'])),
    );
  }
  return nights;
}

/** The official list: by day, the level of each community by code, and the areas that are no community of the tables. */
async function official() {
  const [, ...rows] = parse(readFileSync(OFFICIAL_AREAS));
  const inside = rows.filter(([day = '']) => day >= FIRST && day <= LAST);
  const texts = [
    ...new Set(inside.map(([, district, street, community]) => [district, street, community].join('|'))),
  ];
  const codes = await placedIn(texts.map((text) => ['北京市', ...text.split('|')]));
  const codeOf = new Map(texts.map((text, i) => [text, codes[i] ?? '']));
  return inside.map(([day = '', district, street, community, level = '']) => {
    const code = codeOf.get([district, street, community].join('|')) ?? '';
    return { day, level, code, isCommunity: code.length === 12 };
  });
}

/** Confirmed cases by day and the code they are placed at. */
async function confirmed() {
  const [, ...rows] = parse(readFileSync(LINE_LIST));
  const codes = await placedIn(
    rows.map(([, , , city = '', district = '', text = '']) => [city, district, text]),
  );
  return rows.flatMap(([day = '', , type], i) =>
    type === '无症状感染者' ? [] : [{ day: dayNumberOf(day), code: codes[i] ?? '' }],
  );
}

/** Why an area that is listed on a day is not computed: what cases of the fourteen days before are placed there, or above. */
function reasonFor(cases: Awaited<ReturnType<typeof confirmed>>, day: string, code: string): string {
  const asOf = dayNumberOf(day) - 1;
  const recent = cases.filter((each) => each.day <= asOf && each.day > asOf - 14);
  const own = recent.filter((each) => each.code === code).length;
  const inStreet = recent.some((each) => each.code.length === 9 && code.startsWith(each.code));
  const inCounty = recent.some((each) => each.code.length === 6 && code.startsWith(each.code));
  const placed = own === 0 ? 'no case is placed there' : 'too few cases are placed there';
  if (inStreet) return `listed only: ${placed}, others only in its street`;
  return `listed only: ${placed}${inCounty ? ', others only in its district' : ''}`;
}

test.skipIf(isAbsent(LINE_LIST) || isAbsent(OFFICIAL_AREAS))(
  'how far the standard of 2020-07 agrees with the official list of 2022, and why not further',
  async () => {
    const [nights, listed, cases] = [await computed(), await official(), await confirmed()];
    const levels = new Map(listed.map(({ day, code, level }) => [`${day} ${code}`, level]));
    const tierOn = (day: string, code: string): string => nights.get(day)?.get(code) ?? 'low';
    /** Whether something holds up to three days before or after. */
    const isNear = (day: string, holds: (other: string) => boolean): boolean =>
      [-3, -2, -1, 1, 2, 3].some((days) => holds(dayNamed(dayNumberOf(day) + days)));
    const ofListed = listed.map(({ day, level, code, isCommunity }) => {
      const tier = tierOn(day, code);
      if (!isCommunity) return 'listed only: no community of the tables';
      if (tier === level) return `agree: ${level}`;
      if (isNear(day, (other) => tierOn(other, code) === level))
        return 'lag: computed so up to three days off';
      return tier === 'low' ? reasonFor(cases, day, code) : `listed ${level}, computed ${tier}`;
    });
    const outside = [...nights].flatMap(([day, zones]) =>
      [...zones]
        .filter(([code]) => !levels.has(`${day} ${code}`))
        .map(([code, tier]) => ({ day, code, tier })),
    );
    const around = new Set(
      listed.filter((each) => !each.isCommunity).map(({ day, code }) => `${day} ${code}`),
    );
    const ofOthers = outside.map(({ day, code, tier }) => {
      if (isNear(day, (other) => levels.has(`${other} ${code}`))) return 'lag: listed up to three days off';
      const isAround = around.has(`${day} ${code.slice(0, 9)}`);
      return `computed only: ${tier}${isAround ? ', a place of its street that is no community is listed' : ''}`;
    });
    const counts = new Map<string, number>();
    for (const what of [...ofListed, ...ofOthers]) counts.set(what, (counts.get(what) ?? 0) + 1);
    const lines = [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, n]) => `${String(n).padStart(5)}  ${what}`);
    process.stdout.write(
      `${[`${listed.length} listed, ${outside.length} computed only`, ...lines].join('\n')}\n`,
    );

    // A measurement, and no gate: only that it is one is asked for.
    expect([...counts.values()].reduce((all, n) => all + n, 0)).toBe(listed.length + outside.length);
    const agreeing = (counts.get('agree: high') ?? 0) + (counts.get('agree: medium') ?? 0);
    expect(agreeing).toBeGreaterThan(0);
    expect(agreeing).toBe(listed.filter(({ day, code, level }) => tierOn(day, code) === level).length);
  },
);
