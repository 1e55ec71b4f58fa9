import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CausePart } from '../../src/diff/change.ts';
import { diff, run } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { type Between, beginning, city, events, type Planted, ruleEvents } from './planted-events.ts';
import { type Decision, dayAt, filesOf, type Made, prefixOf, type Tier, tierOf } from './planted-world.ts';

type Causes = Record<string, string[]>;

const isKnown = (day: number) => (each: Made['cases'][number]) =>
  (each.known ?? each.day) <= day && each.day <= day;

/** What was published on a night. */
function published(world: Made, code: string, day: number): Tier {
  return tierOf({ ...world, cases: world.cases.filter(isKnown(day)) }, code, day);
}

/** A night with the causes at work one after the other, in the order that is stated, each of them planted by hand. */
function steps(before: Made, after: Made, { from, on }: Between): [CausePart['cause'], Made][] {
  const asThen = (each: Decision): boolean =>
    each.from <= from && (each.until === null || each.until >= from);
  const known = before.cases.filter(isKnown(from));
  const older = new Set(before.cases.filter(({ day }) => day <= from).map(({ id }) => id));
  const { replaced } = before.rules;
  const response = Object.entries(before.response).filter(([day]) => Number(day) <= from);
  const time: Made = {
    ...before,
    cases: known,
    decisions: before.decisions.filter(asThen).map((each) => ({ ...each, until: null })),
    response: Object.fromEntries(response),
    rules: { ...before.rules, replaced: replaced !== null && replaced <= from ? replaced : null },
  };
  const counted = after.cases.filter(isKnown(on));
  const fresh = counted.filter(({ day, id }) => day > from && !older.has(id));
  const grown = { ...time, cases: [...known, ...fresh] };
  const revised = { ...time, cases: counted };
  const ruled = { ...revised, rules: after.rules, response: after.response };
  const decided = { ...ruled, decisions: after.decisions };
  const listed = { ...decided, wards: after.wards, neighbors: after.neighbors };
  return [
    ['time', time],
    ['new-cases', grown],
    ['revised-data', revised],
    ['rules', ruled],
    ['decision', decided],
    ['area-list', listed],
  ];
}

const shown = (cause: string, from: string | null, to: string | null, on: string): string =>
  `${on} ${cause} ${from} → ${to}`;

/** The causes that were planted, of every ward that has another tier. */
function plantedCauses(before: Made, after: Made, between: Between): Causes {
  const { from, on } = between;
  const codes = [...new Set([...Object.keys(before.wards), ...Object.keys(after.wards)])];
  const found = codes.flatMap((code): [string, string[]][] => {
    let was = published(before, code, from);
    if (was === published(after, code, on)) return [];
    // What is no longer on the list has left it for that alone.
    if (after.wards[code] === undefined) return [[code, [shown('area-list', was, 'low', dayAt(on))]]];
    const parts = steps(before, after, between).flatMap(([cause, world]) => {
      const is = tierOf(world, code, on);
      const part = was === is ? [] : [shown(cause, was, is, dayAt(on))];
      was = is;
      return part;
    });
    return [[code, parts]];
  });
  return Object.fromEntries(found);
}

async function toldCauses(folder: string, { from, on }: Between): Promise<Causes> {
  const result = await diff({
    workspace: folder,
    from: dayAt(from),
    to: dayAt(on),
    causes: true,
    today: '2024-01-01',
  });
  expect(result.warnings).toEqual([]);
  return Object.fromEntries(
    result.diff.changes.map(({ area, causes = [] }) => [
      area.code,
      causes.map((part) => shown(part.cause, part.from, part.to, part.on)),
    ]),
  );
}

const happen = (world: Made, planted: readonly Planted[], between: Between): Made =>
  planted.reduce((each, event) => event.do(each, between), world);

/** Cities that share a workspace: each is a case of its own. */
const CITIES = 40;
const CASES = Number(process.env['FENQU_CASES'] ?? 40);
const RUNS = { numRuns: Math.ceil(CASES / CITIES), seed, endOnFailure: true };
const gap = fc.constantFrom(1, 1, 1, 2);
const each = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(values, { minLength: CITIES, maxLength: CITIES });

/** The causes of all cities, as the workspace calls the areas. */
function inAll(causes: readonly Causes[]): Causes {
  return Object.fromEntries(
    causes.flatMap((one, i) => Object.entries(one).map(([code, parts]) => [prefixOf(i) + code, parts])),
  );
}

test('the causes named are those that were planted, night by night and over several', async () => {
  const span = fc.record({ gap, rules: ruleEvents, own: each(events) });
  await fc.assert(
    fc.asyncProperty(beginning, each(city), span, span, async (shared, cities, ...spans) => {
      const folder = emptyFolder();
      const publish = async (worlds: readonly Made[], day: number): Promise<void> => {
        const [first, ...others] = worlds;
        if (first === undefined) throw new RangeError('no city');
        write(folder, filesOf([first, ...others]));
        await run({ workspace: folder, asOf: dayAt(day) });
      };
      let worlds: Made[] = cities.map((one) => ({ ...one, ...shared }));
      let from = 0;
      await publish(worlds, from);
      const first = worlds;
      const byNight: Causes[] = [];
      for (const { gap: days, rules, own } of spans) {
        const between = { from, on: from + days };
        const after = worlds.map((world, i) => happen(world, [...(own[i] ?? []), ...rules], between));
        await publish(after, between.on);
        const planted = inAll(worlds.map((world, i) => plantedCauses(world, after[i] ?? world, between)));
        expect(await toldCauses(folder, between)).toEqual(planted);
        byNight.push(planted);
        [worlds, from] = [after, between.on];
      }
      const told = await toldCauses(folder, { from: 0, on: from });
      const changed = first.flatMap((before, i) => {
        const after = worlds[i] ?? before;
        const codes = Object.keys({ ...before.wards, ...after.wards });
        const others = codes.filter((code) => published(before, code, 0) !== published(after, code, from));
        return others.map((code) => prefixOf(i) + code);
      });
      const parts = (code: string): string[] => byNight.flatMap((causes) => causes[code] ?? []);
      expect(told).toEqual(Object.fromEntries(changed.map((code) => [code, parts(code)])));
    }),
    RUNS,
  );
});
