import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { MeasureList } from '../../measures/list.ts';
import { holdsOn } from '../../rules/in-force.ts';
import { defaultTier, type Pack } from '../../rules/pack.ts';
import { levelName, levelNoun } from '../../workspace/level-names.ts';
import type { Snapshot, Verdict } from '../../zoning/verdict.ts';
import { byDistrict, shortDay, shortName } from '../areas.ts';
import { noticeBlocks } from '../decisions/index.ts';
import { bindingTitle, keyIndicators, valueText } from '../indicators.ts';
import type { Block, Cell, Column, Line, Page, Row } from '../page.ts';
import { countByTier, severity, tallyWords, tierLabel, tierWord } from '../tiers.ts';
import { words } from '../words/snapshot.ts';
import { knownLines, reachLines, remarks, unknownRemark } from './remarks.ts';
import { mostTelling } from './telling.ts';
import { tiersTable } from './tiers-table.ts';
import { warningLines } from './warning-lines.ts';

/** A snapshot for people to read: the listed areas by district, then tiers with their measures, and the tally. */
export function snapshotPage(snapshot: Snapshot, language: Language, measures: MeasureList | null): Page {
  return [
    ...header(snapshot, language),
    ...zones(snapshot, language),
    ...noticeBlocks(snapshot.notices, snapshot.pack, language),
    { kind: 'heading', text: words.tiersHeading[language], level: 2 },
    tiersTable(snapshot, language, measures),
    ...warningLines(snapshot, language),
    summary(snapshot, language),
  ];
}

/** The last line of a snapshot: how many areas are in each tier. */
export function summary({ asOf, pack, tally, areas, level }: Snapshot, language: Language): Block {
  const values = {
    day: asOf,
    tally: tallyWords(pack, tally, language),
    areas: counted(areas, levelNoun(level), language),
  };
  return { kind: 'summary', text: say(words.summary, language, values) };
}

/** In what way a night is in retrospect; nothing of one that the policy judges by rules of the day. */
function retrospect({ asOf, pack, retrospective, byPolicy }: Snapshot, language: Language): Line[] {
  if (!retrospective) return [];
  if (!holdsOn(pack.inForce, asOf)) return [{ text: words.retrospective[language], tone: 'unknown' }];
  return byPolicy ? [] : [{ text: words.notThePolicys[language], tone: 'unknown' }];
}

/** By which rules a night was judged, and with what it knew. */
export function headerLines(snapshot: Snapshot, language: Language): Line[] {
  const { pack, level } = snapshot;
  const values = {
    title: pack.title[language],
    id: pack.id,
    edition: pack.edition,
    level: levelName(level)[language],
  };
  return [
    { text: say(words.pack, language, values), hang: 2 },
    ...retrospect(snapshot, language),
    ...knownLines(snapshot.knownOn, language),
    ...reachLines(snapshot, language),
  ];
}

function header(snapshot: Snapshot, language: Language): Block[] {
  return [
    { kind: 'heading', text: say(words.title, language, { day: snapshot.asOf }), level: 1 },
    { kind: 'lines', lines: headerLines(snapshot, language) },
  ];
}

function zones(snapshot: Snapshot, language: Language): Block[] {
  const { pack, level, zones } = snapshot;
  if (zones.length === 0) {
    const noun = language === 'zh' ? levelName(level).zh : levelNoun(level).one;
    const tier = tierWord(pack, defaultTier(pack)?.tier ?? null, language);
    return [{ kind: 'lines', lines: [{ text: say(words.noneListed, language, { noun, default: tier }) }] }];
  }
  const several = holding(snapshot).length > 1;
  const worstFirst = [...zones].sort(
    (a, b) => severity(pack, a.tier, a.atMost) - severity(pack, b.tier, b.atMost),
  );
  const rows = byDistrict(worstFirst, ({ area }) => area).flatMap(({ heading, items }): Row[] => {
    const counts = countByTier(
      pack,
      items.map(({ tier }) => tier),
      language,
    );
    return [
      { kind: 'group', text: `${heading}  ${counts}` },
      ...items.map((zone) => zoneRow(snapshot, zone, language, several)),
    ];
  });
  return [
    { kind: 'gap' },
    { kind: 'table', columns: zoneColumns(snapshot, language, several), rows },
    ...holdingLine(snapshot, language),
  ];
}

function zoneColumns(snapshot: Snapshot, language: Language, several: boolean): Column[] {
  const telling = mostTelling(snapshot);
  const indicators = keyIndicators(snapshot.pack).map((each): Column => {
    const at = telling.indexOf(each);
    return { head: each.title[language], align: 'right', spare: at <= 0 ? 1 : 10 + at };
  });
  return [
    { head: words.area[language], least: 12 },
    { head: words.tier[language], least: 8 },
    ...indicators,
    { head: words.since[language], spare: 2 },
    { head: words.lowering[language] },
    ...(several ? [{ head: words.because[language], least: 14, spare: 90 }] : []),
  ];
}

function zoneRow({ pack, asOf }: Snapshot, zone: Verdict, language: Language, several: boolean): Row {
  const texts = [...unknownRemark(pack, zone, language), ...remarks(pack, zone, language)];
  const notes = texts.map((text): Cell => ({ text, tone: 'faint' }));
  const cells = [
    shortName(zone.area),
    tierLabel(pack, zone.tier, language),
    ...keyIndicators(pack).map(({ name }) => valueText(zone.indicators[name], language)),
    shortDay(zone.since, asOf),
    ...lowering(pack, zone, language).slice(0, several ? 2 : 1),
  ];
  return { kind: 'row', cells, notes };
}

/** The indicators that hold the present tiers: one of them is named once below the table, several have a column. */
function holding({ zones }: Snapshot): string[] {
  const names = zones.flatMap(({ nextStepDown }) => (nextStepDown === null ? [] : [nextStepDown.because]));
  return [...new Set(names.filter((name) => name !== 'decision'))];
}

function holdingLine(snapshot: Snapshot, language: Language): Block[] {
  const [name, ...others] = holding(snapshot);
  if (name === undefined || others.length > 0) return [];
  const title = bindingTitle(snapshot.pack, name, language);
  return [{ kind: 'lines', lines: [{ text: say(words.allBecause, language, { title }), tone: 'faint' }] }];
}

/** When an area is lowered at the earliest, and what holds it until then; `—` where there is no lower tier to come to. */
function lowering(
  pack: Pack,
  { tier: present, nextStepDown, unknownAhead, evaluatedOn }: Verdict,
  language: Language,
): [string, string] {
  if (unknownAhead !== null) {
    const day = shortDay(unknownAhead, evaluatedOn ?? unknownAhead);
    return [say(words.loweringUnknown, language, { day }), ''];
  }
  if (nextStepDown === null)
    return [present === null || present === defaultTier(pack)?.tier ? '—' : words.noLowering[language], ''];
  const { on, tier, because } = nextStepDown;
  const values = { day: shortDay(on, evaluatedOn ?? on), tier: tierWord(pack, tier, language) };
  if (because === 'decision') return [say(words.loweringByDecision, language, values), ''];
  return [say(words.loweringTo, language, values), bindingTitle(pack, because, language)];
}
