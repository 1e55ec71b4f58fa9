import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, weekdayOf } from '../../src/days.ts';
import { TRUE } from '../../src/judging/columns.ts';
import { NO_TIER } from '../../src/judging/raw-tier.ts';
import { loadPack } from '../../src/rules/load.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { clockworkOf } from '../../src/zoning/clocks/clockwork.ts';
import { type Holder, holdersOf } from '../../src/zoning/clocks/held-by.ts';
import { afterEvening, type RulesState } from '../../src/zoning/clocks/rules-state.ts';
import { isDue } from '../../src/zoning/schedule.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** A pack of tiers high, medium, low (and what else is said), with transitions. */
export async function ladder(rest: string, tiers: Readonly<Record<string, string>> = {}): Promise<Pack> {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'rules'), { recursive: true });
  const usual = { high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' };
  const written = { ...tiers, ...usual, ...tiers };
  write(folder, {
    'rules/ladder/pack.yaml': `pack: ladder
title: Ladder
edition: 2020-01-01
level: county
effective: next_day
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 7d }
${rest}
tiers:
${Object.entries(written)
  .map(([tier, rule]) => `  - { tier: ${tier}, title: ${tier}, ${rule} }\n`)
  .join('')}`,
  });
  const { pack, problems } = await loadPack('ladder', { builtIn: join(folder, 'rules'), extra: {} });
  if (pack === undefined) throw new Error(JSON.stringify(problems, null, 1));
  return pack;
}

export interface NightOfRules {
  readonly tier: string;
  readonly since: string;
  readonly held: string;
  readonly state: RulesState;
}

export interface Walk {
  /** The first night; 2022-05-02 is a Monday. */
  readonly from?: string;
  readonly holidays?: readonly string[];
  /** Nights (from 0) on which a tier is designated. */
  readonly designated?: Readonly<Record<number, string>>;
  /** Whether the release conditions hold, by night; true if not said. */
  readonly released?: (night: number) => number;
}

/**
 * Successive nights under a pack's clocks, from what the rules say on each: `"h m m ? l"`. Tiers by their first letters;
 * `?` is unknown, `?h` unknown but at least high.
 */
export function nightsUnder(pack: Pack, said: string, walk: Walk = {}): NightOfRules[] {
  const works = clockworkOf(pack);
  const rankOf = (name: string) => pack.tiers.findIndex((tier) => name !== '' && tier.tier.startsWith(name));
  let state: RulesState | undefined;
  return expand(said).map((word, night) => {
    const day = addDays(walk.from ?? '2022-05-02', night);
    const known = rankOf(word.replace('?', ''));
    const onTheDay = {
      day,
      isWorkday: (each: string) =>
        !['saturday', 'sunday'].includes(weekdayOf(each)) && !(walk.holidays ?? []).includes(each),
      released: () => walk.released?.(night) ?? TRUE,
    };
    const designated = walk.designated?.[night];
    state = afterEvening(works, state, {
      ...onTheDay,
      raw: isDue(pack, day) ? { rank: word.startsWith('?') ? NO_TIER : known, atLeast: known } : undefined,
      designated: designated === undefined ? undefined : rankOf(designated),
    });
    const isNew = state.evaluatedOn === day && designated === undefined;
    const held = isNew ? holdersOf(works, state, onTheDay).map(holderText).join(' ') : '';
    const rank = state.unranked === NO_TIER ? state.rank : state.unranked;
    return { tier: pack.tiers[rank]?.tier ?? '-', since: state.since, held, state };
  });
}

function holderText(holder: Holder): string {
  return holder.kind === 'count' ? `${holder.have}/${holder.need}` : holder.kind;
}

/** `hx3` is three times h. */
function expand(said: string): string[] {
  return said
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [word = '', times] = part.split('x');
      return new Array<string>(Number(times ?? 1)).fill(word);
    });
}

/** The first letters of the tiers of successive nights, in the same notation without repetition counts. */
export function tiersUnder(pack: Pack, said: string, walk?: Walk): string {
  return nightsUnder(pack, said, walk)
    .map(({ tier }) => tier.charAt(0))
    .join('');
}
