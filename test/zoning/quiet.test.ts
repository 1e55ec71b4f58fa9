import { expect, test } from 'vitest';
import { addDays, daysFrom } from '../../src/days.ts';
import type { Pack } from '../../src/rules/pack.ts';
import type { Term } from '../../src/zoning/policy.ts';
import { quietUntil } from '../../src/zoning/quiet.ts';
import { ladder } from './ladder.ts';

const FIRST = '2022-05-02';
const ALWAYS = (): boolean => true;
const NEVER = (): boolean => false;

/** Terms that nobody has followed yet: ten nights of each pack but the last, which goes on. */
function termsOf(packs: readonly Pack[]): Term[] {
  return packs.map((pack, i) => ({
    pack,
    from: addDays(FIRST, 10 * i),
    until: i === packs.length - 1 ? null : addDays(FIRST, 10 * i + 9),
    retrospective: false,
    mapsFrom: {},
  }));
}

async function packs(): Promise<Pack[]> {
  const plain = await ladder('transitions: { loosen: { after: 3 } }');
  const slow = await ladder('transitions: { loosen: { after: 7d, min_stay: 5d } }');
  return [plain, { ...slow, id: `${slow.id}-slow` }, plain];
}

test('nights in any order come to what each comes to by itself', async () => {
  const rules = await packs();
  const shared = termsOf(rules);
  const nights = daysFrom(FIRST, addDays(FIRST, 34));
  const mixed = nights.map((_, i) => nights[(i * 11) % nights.length] ?? FIRST);
  for (const night of [...nights, ...mixed, ...nights.toReversed()])
    expect(quietUntil(shared, night, ALWAYS), night).toEqual(quietUntil(termsOf(rules), night, ALWAYS));
});

test('a term that follows on others comes to what these make of it', async () => {
  const [plain, slow] = await packs();
  if (plain === undefined || slow === undefined) throw new Error('two packs');
  const [first, last] = termsOf([plain, slow]);
  const [other] = termsOf([{ ...plain, id: 'another', effective: { ...plain.effective } }, slow]);
  if (first === undefined || last === undefined || other === undefined) throw new Error('two terms');
  const earlier = { ...other, from: addDays(FIRST, -20), until: addDays(FIRST, 9) };
  const night = addDays(FIRST, 12);
  quietUntil([first, last], night, ALWAYS);
  expect(quietUntil([earlier, last], night, ALWAYS)).toEqual(
    quietUntil([earlier, { ...last }], night, ALWAYS),
  );
});

test('where working days are counted, each calendar has its own say', async () => {
  const pack = await ladder('transitions: { loosen: { after: { times: 2, on: workdays } } }');
  const shared = termsOf([pack]);
  const night = addDays(FIRST, 6);
  quietUntil(shared, night, ALWAYS);
  expect(quietUntil(shared, night, NEVER)).toEqual(quietUntil(termsOf([pack]), night, NEVER));
  expect(quietUntil(shared, night, NEVER)).not.toEqual(quietUntil(shared, night, ALWAYS));
});
