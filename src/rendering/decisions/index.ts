import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { DecisionNotice } from '../../zoning/decision-notices.ts';
import { byDistrict, shortName } from '../areas.ts';
import type { NoticeValue } from '../outputs/decisions.ts';
import { type Block, type Line, section } from '../page.ts';
import { tierWord } from '../tiers.ts';
import { kinds, words } from '../words/decisions.ts';

/** The decisions that somebody should look at, by district; nothing where there is none. */
export function noticeBlocks(
  notices: readonly DecisionNotice[] | undefined,
  pack: Pack,
  language: Language,
): Block[] {
  const lines = byDistrict(notices ?? [], ({ area }) => area).flatMap(({ heading, items }): Line[] => [
    { text: heading, tone: 'strong' },
    ...byDecision(items).map((each) => noticeLine(each, pack, language)),
  ]);
  return section(words.title[language], lines);
}

type Alike = readonly [DecisionNotice, ...DecisionNotice[]];

/** All that is to be said of one decision on one area. */
function byDecision(notices: readonly DecisionNotice[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const notice of notices) {
    const key = `${notice.decision.place} ${notice.area.code}`;
    const group = groups.get(key);
    groups.set(key, group === undefined ? [notice] : [...group, notice]);
  }
  return [...groups.values()];
}

function noticeLine(alike: Alike, pack: Pack, language: Language): Line {
  const [{ decision, area }] = alike;
  const whats = alike.map(({ kind, rules, age, areas }) =>
    say(kinds[kind], language, {
      rules: tierWord(pack, rules, language),
      age,
      more: areas === 1 ? '' : say(words.more, language, { areas }),
    }),
  );
  const values = {
    area: shortName(area),
    tier: tierWord(pack, decision.tier, language),
    whats: whats.join(language === 'zh' ? '；' : '; '),
    authority: decision.authority,
    from: decision.from,
    until: decision.until ?? words.openEnd[language],
  };
  const isBelow = alike.some(({ kind }) => kind === 'below_rules');
  return {
    text: say(words.line, language, values),
    indent: 2,
    hang: 2,
    ...(isBelow ? { tone: 'bad' as const } : {}),
  };
}

/** A notice as the data formats have it. */
export function noticeValue({ kind, decision, area, areas, rules, age }: DecisionNotice): NoticeValue {
  const { tier, mode, authority, reason, from, until, place, decidedOn } = decision;
  return {
    kind,
    area: decision.area,
    name: area.name,
    district: area.district?.code ?? null,
    areas,
    tier,
    rules,
    mode,
    authority,
    reason,
    from,
    until,
    decided_on: decidedOn,
    age_days: age,
    place,
  };
}
