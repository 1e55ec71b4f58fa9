import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChanges, writeChanges } from '../../src/store/changes-file.ts';
import { readStates, statesAsRead, writeStates } from '../../src/store/state-file.ts';
import { indicatorTypes, readZones, writeZones, zonesAsRead } from '../../src/store/zones-file.ts';
import { storedLabel } from '../../src/zoning/area-label.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '"', 'a,b', '甲\n乙', '\r\n', ' 丙 ', '#', '\uFEFFx', 'true', '1'),
);
const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/);
const code = fc.stringMatching(/^\d{6}$/);
const day = fc.constantFrom('2020-06-12', '2020-02-29', '2022-05-11');
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const number = fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value));

const zone = fc.record({
  area: code,
  name: text,
  district: orNull(code),
  districtName: orNull(text),
  tier: orNull(id),
  rawTier: id,
  atLeast: orNull(id),
  atMost: orNull(id),
  since: day,
  evaluatedOn: day,
  tierInForce: orNull(id),
  effectiveFrom: day,
  heldBy: fc.array(fc.constantFrom('2 of 3', 'min_stay', 'release: x >= 1 is unknown')),
  eligible: orNull(fc.record({ tier: id, since: day })),
  flags: fc.array(id),
  decidedBy: orNull(text),
  nextStepDown: orNull(fc.record({ tier: id, on: day, because: id })),
  indicators: fc.record({
    plain: orNull(number),
    fixed: orNull(fc.double({ min: 0, max: 999, noNaN: true }).map((value) => value.toFixed(2))),
    text: orNull(text),
    yes: orNull(fc.boolean()),
    nothing: fc.constant(null),
  }),
});

const change = fc.record({
  area: fc
    .tuple(code, text, orNull(fc.record({ code, name: text })))
    .map(([of, name, district]) => storedLabel(of, name, district?.code ?? null, district?.name ?? null)),
  kind: fc.constantFrom('raised', 'lowered', 'listed', 'delisted', 'known', 'unknown'),
  from: orNull(id),
  to: orNull(id),
  inForceFrom: day,
  reasons: fc.array(
    fc.record({
      code: fc.constantFrom('clear-days', 'new-cases', 'rose', 'decision'),
      with: fc.dictionary(id, fc.oneof(text, fc.integer())),
    }),
    { maxLength: 3 },
  ),
  impose: fc.array(id),
  lift: fc.array(id),
});

const state = fc.record({
  area: code,
  tier: orNull(id),
  since: day,
  effective_from: day,
  tier_in_force: orNull(id),
  undecided: orNull(id),
  undecided_in_force: orNull(id),
  queued: fc.array(fc.record({ tier: id, from: day })),
  kept: fc.boolean(),
  rule_tier: orNull(id),
  rule_since: day,
  unranked: orNull(id),
  evaluated_on: orNull(day),
  eligible: fc.array(fc.record({ tier: id, since: day })),
  raw_tiers: fc.array(
    fc.oneof(
      fc.record({ day, tier: id }).map((each) => ({ ...each, at_least: each.tier })),
      fc.record({ day, tier: fc.constant(null), at_least: orNull(id) }),
    ),
  ),
});

const byArea = { selector: (row: { area: string }) => row.area };
const inOrder = <T extends { area: string }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => (a.area < b.area ? -1 : 1));

test('zones.csv gives back what was published, types and all, in order of code', () => {
  fc.assert(
    fc.property(fc.uniqueArray(zone, { ...byArea, maxLength: 6 }), (zones) => {
      const indicators = ['plain', 'fixed', 'text', 'yes', 'nothing'];
      const read = readZones(writeZones(zones, indicators).toString(), indicatorTypes(zones, indicators));
      expect(read).toEqual(inOrder(zones));
      expect(zonesAsRead(zones)).toEqual(read);
    }),
  );
});

test('changes.csv gives back what was published, in its order', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      expect(readChanges(writeChanges(changes).toString())).toEqual(changes);
    }),
  );
});

test('state.csv gives back what was published', () => {
  fc.assert(
    fc.property(fc.uniqueArray(state, { ...byArea, maxLength: 6 }), (states) => {
      const read = readStates(writeStates(states).toString());
      expect(read).toEqual(inOrder(states));
      expect(statesAsRead(states)).toEqual(read);
    }),
  );
});

test('an indicator with values of two types is refused', () => {
  const [one] = fc.sample(zone, { numRuns: 1, seed: 1 });
  if (one === undefined) throw new Error('no sample');
  const zones = [
    { ...one, indicators: { x: 1 } },
    { ...one, indicators: { x: '1' } },
  ];
  expect(() => indicatorTypes(zones, ['x'])).toThrow(TypeError);
});

test('the files are plain CSV: UTF-8, LF, a header, quotes only where needed', () => {
  const zones = fc.sample(zone, { numRuns: 1, seed: 7 }).map((each) => ({
    ...each,
    area: '110106',
    name: '丰台, "南"',
    districtName: '丰台区',
    decidedBy: null,
    indicators: { plain: 3, fixed: '1.50', yes: false },
  }));
  const [header, row] = writeZones(zones, ['plain', 'fixed', 'yes']).toString().split('\n');
  expect(header).toBe(
    'area,name,district,district_name,tier,raw_tier,at_least,at_most,since,evaluated_on,tier_in_force,effective_from,held_by,eligible_tier,eligible_since,flags,decided_by,next_tier,next_on,next_because,plain,fixed,yes',
  );
  expect(row).toMatch(/^110106,"丰台, ""南""",.*,3,1\.50,false$/);
});
