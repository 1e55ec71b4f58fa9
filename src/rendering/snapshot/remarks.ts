import { type Day, daysBetween } from '../../days.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Flag, Snapshot, Verdict } from '../../zoning/verdict.ts';
import { shortDay } from '../areas.ts';
import type { Line } from '../page.ts';
import { tierWord } from '../tiers.ts';
import { tables } from '../words/data-report.ts';
import { heldWords, holders, modes, words } from '../words/snapshot.ts';

/** What a reader must know of a verdict besides its tier: not in force yet, flags, what holds it, its decision. */
export function remarks(pack: Pack, verdict: Verdict, language: Language): string[] {
  const out = [
    ...effectRemark(pack, verdict, language),
    ...decisionRemark(verdict, language),
    ...flagRemarks(pack, verdict, language),
    ...eligibleRemark(pack, verdict, language),
  ];
  const held = verdict.heldBy.filter(
    (holder) => holder !== 'decision' || (verdict.decision === null && verdict.eligible === null),
  );
  if (held.length > 0)
    out.push(
      say(words.heldBy, language, {
        reasons: listed(
          held.map((by) => holderWord(by, language)),
          language,
        ),
      }),
    );
  return out;
}

/** How far tables reach that do not reach the as-of day: what happened since is not in them. */
export function reachLines({ through, asOf }: Snapshot, language: Language): Line[] {
  const parts = Object.entries(through).flatMap(([table, day]) => {
    if (day === null || day >= asOf) return [];
    const days = daysBetween(day, asOf);
    const shown = language === 'zh' ? days : counted(days, DAYS, language);
    return [say(words.reachOf, language, { table: tables[table]?.[language] ?? table, day, days: shown })];
  });
  if (parts.length === 0) return [];
  return [{ text: say(words.reach, language, { tables: listed(parts, language) }), tone: 'next', hang: 2 }];
}

const DAYS = { zh: '天', one: 'day', several: 'days' } as const;

/** By which day all that was used was known, where one was asked for. */
export function knownLines(knownOn: Day | undefined, language: Language): Line[] {
  return knownOn === undefined
    ? []
    : [{ text: say(words.knownOn, language, { day: knownOn }), tone: 'unknown' }];
}

function effectRemark(pack: Pack, verdict: Verdict, language: Language): string[] {
  const { tier, tierInForce, effectiveFrom, evaluatedOn } = verdict;
  if (tier === null || tier === tierInForce) return [];
  const day = shortDay(effectiveFrom, evaluatedOn ?? effectiveFrom);
  if (tierInForce === null) return [say(words.nothingInForce, language, { day })];
  return [say(words.notInForce, language, { day, tier: tierWord(pack, tierInForce, language) })];
}

/** The bounds of a tier that is unknown. */
export function unknownRemark(pack: Pack, verdict: Verdict, language: Language): string[] {
  if (verdict.tier !== null || verdict.atLeast === null) return [];
  const text = say(words.between, language, bounds(pack, verdict, language));
  return [text.charAt(0).toUpperCase() + text.slice(1)];
}

function flagRemarks(pack: Pack, verdict: Verdict, language: Language): string[] {
  return verdict.flags.map((flag) => flagText(flag, pack, verdict, language));
}

function flagText(flag: Flag, pack: Pack, verdict: Verdict, language: Language): string {
  switch (flag) {
    case 'kept':
      return say(words.kept, language, bounds(pack, verdict, language));
    case 'possibly_higher':
      return say(words.possiblyHigher, language);
    case 'partial':
      return say(words.partial, language);
    case 'contradicts_rules':
      return say(words.contradicts, language, { tier: tierWord(pack, verdict.ruleTier, language) });
  }
}

/** The words for the bounds of an unknown raw tier. */
function bounds(
  pack: Pack,
  { atLeast, atMost }: Verdict,
  language: Language,
): { least: string; most: string } {
  return { least: tierWord(pack, atLeast, language), most: tierWord(pack, atMost, language) };
}

function decisionRemark({ decision, evaluatedOn }: Verdict, language: Language): string[] {
  if (decision === null) return [];
  const until =
    decision.until === null
      ? words.openEnd[language]
      : shortDay(decision.until, evaluatedOn ?? decision.until);
  const values = {
    mode: modes[decision.mode][language],
    authority: decision.authority,
    from: shortDay(decision.from, evaluatedOn ?? decision.from),
    until,
    reason: decision.reason,
  };
  return [say(words.decision, language, values)];
}

function eligibleRemark(pack: Pack, { eligible, evaluatedOn }: Verdict, language: Language): string[] {
  if (eligible === null) return [];
  const since = shortDay(eligible.since, evaluatedOn ?? eligible.since);
  return [say(words.eligible, language, { since, tier: tierWord(pack, eligible.tier, language) })];
}

function holderWord(holder: string, language: Language): string {
  const known: Readonly<Record<string, Text>> = holders;
  const [, have, need] = /^(\d+) of (\d+)$/.exec(holder) ?? [];
  if (have !== undefined && need !== undefined) return say(heldWords.count, language, { have, need });
  const [, condition, truth] = /^release: (.*) is (\w+)$/.exec(holder) ?? [];
  if (condition === undefined) return known[holder]?.[language] ?? holder;
  return say(truth === 'unknown' ? heldWords.releaseUnknown : heldWords.release, language, { condition });
}
