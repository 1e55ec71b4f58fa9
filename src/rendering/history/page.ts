import type { Day } from '../../days.ts';
import { type HistoryNight, nightsOf, type Spell, type TierSpell } from '../../history/spells.ts';
import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { levelName } from '../../workspace/level-names.ts';
import { shortDay } from '../areas.ts';
import { reasonSentence } from '../diff/reasons.ts';
import type { Look } from '../look.ts';
import type { Block, Cell, Page, Row } from '../page.ts';
import { nightNoun, words } from '../words/history.ts';
import { strip } from './strip.ts';
import { inForceOfNight, tierOfNight } from './tier.ts';
import type { ToldHistory } from './told.ts';

/** The tiers of an area over time, for people to read: a strip of the nights, then every spell with its reasons. */
export function historyPage(told: ToldHistory, look: Look): Page {
  const { language } = look;
  const { area, nights } = told;
  const values = { area: area.name, from: nights[0]?.day ?? '', to: nights.at(-1)?.day ?? '' };
  return [
    { kind: 'heading', text: say(words.title, language, values), level: 1 },
    ...strip(told, look),
    { kind: 'gap' },
    ...(nights.some(({ listed: isListed }) => isListed)
      ? [spellsTable(told, language)]
      : always(told, language)),
    { kind: 'summary', text: summary(told, language) },
  ];
}

/** An area that was never listed: nothing more is to be told of it. */
function always({ nights, packs }: ToldHistory, language: Language): Block[] {
  const zoned = nights.filter((night) => night.zoned);
  const titles = new Set(zoned.map((night) => tierOfNight(night, packs, language).text));
  const values = {
    nights: counted(zoned.length, nightNoun, language),
    tier: listed([...titles], language),
  };
  return [{ kind: 'lines', lines: [{ text: say(words.always, language, values) }] }];
}

function spellsTable(told: ToldHistory, language: Language): Block {
  const several = new Set(told.nights.map(({ pack }) => pack)).size > 1;
  const rows: Row[] = [];
  let pack: string | undefined;
  for (const spell of told.spells) {
    const its = spell.nights[0]?.pack;
    if (several && its !== undefined && its !== pack) {
      rows.push({ kind: 'group', text: rulesOf(its, told, language) });
      pack = its;
    }
    rows.push(spellRow(spell, told, language));
  }
  const columns = [
    { head: words.tier[language] },
    { head: words.from[language] },
    { head: words.to[language] },
    { head: words.nights[language], align: 'right' },
    { head: words.inForce[language] },
  ] as const;
  return { kind: 'table', columns, rows };
}

function rulesOf(id: string, { packs }: ToldHistory, language: Language): string {
  const title = packs.find((pack) => pack.id === id)?.title[language] ?? id;
  return say(words.rules, language, { title, id });
}

function spellRow(spell: Spell, told: ToldHistory, language: Language): Row {
  const cells = (tier: Cell, inForce: Cell = ''): Cell[] => [
    tier,
    spell.from,
    spell.to,
    grouped(nightsOf(spell)),
    inForce,
  ];
  switch (spell.kind) {
    case 'unpublished':
      return { kind: 'row', cells: cells({ text: words.unpublished[language], tone: 'faint' }) };
    case 'other_level': {
      const level = levelName(spell.nights[0].level)[language];
      return {
        kind: 'row',
        cells: cells({ text: say(words.otherLevel, language, { level }), tone: 'faint' }),
      };
    }
    case 'tier': {
      const [first] = spell.nights;
      const tier = tierOfNight(first, told.packs, language);
      const inForce = inForceOfNight(first, told.packs, language);
      return { kind: 'row', cells: cells(tier, inForce), notes: notesOf(spell, language) };
    }
  }
}

/** Why the spell began, who decided it, and which of its nights are stale or were revised. */
function notesOf({ from, nights }: TierSpell, language: Language): Cell[] {
  const [first] = nights;
  const notes = first.changes.map((change) => {
    const reasons = change.reasons.map((reason) => reasonSentence(reason, language, from));
    const text = reasons.join(language === 'zh' ? '；' : '; ');
    const template = change.kind === 'in_force' ? words.intoForce : words.why;
    return text === '' ? '' : say(template, language, { reasons: text });
  });
  if (first.since !== null && first.since < from && first.changes.length === 0)
    notes.push(say(words.already, language, { since: shortDay(first.since, from) }));
  const deciders = [...new Set(nights.flatMap(({ decidedBy }) => decidedBy ?? []))];
  const isSaid = first.changes.some(({ reasons }) => reasons.some(({ code }) => code === 'decision'));
  if (deciders.length > 0 && !isSaid)
    notes.push(say(words.decided, language, { by: listed(deciders, language) }));
  const stale = nights.filter((night) => night.stale.length > 0);
  const causes = new Set(
    stale.flatMap((night) => night.stale.map((each) => `${each.day} r${each.revision}`)),
  );
  if (stale.length > 0)
    notes.push(
      say(words.stale, language, {
        days: daysOf(stale, from, language),
        causes: listed([...causes], language),
      }),
    );
  const revised = nights.filter(({ revision }) => revision > 1);
  if (revised.length > 0) notes.push(say(words.revised, language, { days: daysOf(revised, from, language) }));
  return notes.filter((note) => note !== '').map((text): Cell => ({ text, tone: 'faint' }));
}

const FEW = 6;

function daysOf(nights: readonly HistoryNight[], beside: Day, language: Language): string {
  const days = nights.slice(0, FEW).map(({ day, revision }) => `${shortDay(day, beside)} r${revision}`);
  return listed(days, language) + (nights.length > FEW ? ' …' : '');
}

function summary({ nights, spells, packs }: ToldHistory, language: Language): string {
  const byTier = new Map<string, number>();
  for (const night of nights.filter(({ zoned }) => zoned)) {
    const { text } = tierOfNight(night, packs, language);
    byTier.set(text, (byTier.get(text) ?? 0) + 1);
  }
  const missing = spells
    .filter(({ kind }) => kind === 'unpublished')
    .reduce((sum, spell) => sum + nightsOf(spell), 0);
  return say(words.summary, language, {
    from: nights[0]?.day ?? '',
    to: nights.at(-1)?.day ?? '',
    nights: counted(nights.length, nightNoun, language),
    counts: [...byTier].map(([tier, count]) => `${tier} ${grouped(count)}`).join(' · '),
    missing:
      missing === 0 ? '' : say(words.missing, language, { nights: counted(missing, nightNoun, language) }),
  });
}
