import { type HistoryNight, nightsOf, type Spell } from '../../history/spells.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { changeValue } from '../diff/data.ts';
import type { HistoryNightValue, HistoryValue, SpellValue } from '../outputs/history.ts';
import type { ToldHistory } from './told.ts';

export function historyValue({ area, level, nights, spells }: ToldHistory): HistoryValue {
  return {
    area: area.code,
    name: area.name,
    level,
    from: nights[0]?.day ?? '',
    to: nights.at(-1)?.day ?? '',
    spells: spells.map(spellValue),
    nights: nights.map(nightValue),
  };
}

/** A spell as the data formats have it. What is not known of nights that were not published is null. */
export function spellValue(spell: Spell): SpellValue {
  const { kind, from, to, nights } = spell;
  const [first] = nights;
  const isTier = kind === 'tier';
  return {
    kind,
    from,
    to,
    nights: nightsOf(spell),
    tier: isTier ? (first?.tier ?? null) : null,
    listed: isTier ? (first?.listed ?? null) : null,
    tier_in_force: isTier ? (first?.tierInForce ?? null) : null,
    pack: first?.pack ?? null,
    level: first?.level ?? null,
    changes: (first?.changes ?? []).map(changeValue),
    stale: nights.flatMap(({ day, stale }) => (stale.length > 0 ? [day] : [])),
    revised: nights.flatMap(({ day, revision }) => (revision > 1 ? [day] : [])),
  };
}

function nightValue(night: HistoryNight): HistoryNightValue {
  const { day, revision, pack, level, zoned, listed, tier, tierInForce, since, decidedBy, stale } = night;
  return {
    as_of: day,
    revision,
    pack,
    level,
    tier: zoned ? tier : null,
    listed: zoned ? listed : null,
    tier_in_force: zoned ? tierInForce : null,
    since,
    decided_by: decidedBy,
    stale_since: stale.map((each) => `${each.day} r${each.revision}`),
  };
}

const HEAD = [
  'area',
  'name',
  'kind',
  'from',
  'to',
  'nights',
  'tier',
  'tier_in_force',
  'pack',
  'level',
  'reasons',
  'stale',
  'revised',
] as const;

/** A row a spell; reasons are codes. */
export function historyCsv({ area, spells }: ToldHistory): string {
  const rows = spells.map((spell): CsvValue[] => {
    const value = spellValue(spell);
    return [
      area.code,
      area.name,
      value.kind,
      value.from,
      value.to,
      value.nights,
      value.tier,
      value.tier_in_force,
      value.pack,
      value.level,
      value.changes.flatMap(({ reasons }) => reasons.map(({ code }) => code)).join(' '),
      value.stale.join(' '),
      value.revised.join(' '),
    ];
  });
  return csvTable(HEAD, rows);
}
