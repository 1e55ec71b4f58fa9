import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { MeasureList } from '../../measures/list.ts';
import { defaultTier } from '../../rules/pack.ts';
import type { Snapshot, Verdict } from '../../zoning/verdict.ts';
import { byDistrict, shortDay, shortName } from '../areas.ts';
import { indicatorTitle, keyIndicators, valueText } from '../indicators.ts';
import type { Block, Cell, Column, Line, Page, Row } from '../page.ts';
import { countByTier, tallyWords, tierLabel, tierWord } from '../tiers.ts';
import { levelName, levelNoun } from '../words/levels.ts';
import { words } from '../words/snapshot.ts';
import { bounds, remarks } from './remarks.ts';
import { tiersTable } from './tiers-table.ts';
import { warningLines } from './warning-lines.ts';

/** A snapshot for people to read: the listed areas by district, then tiers with their measures, and the tally. */
export function snapshotPage(snapshot: Snapshot, language: Language, measures: MeasureList | null): Page {
  return [
    ...header(snapshot, language),
    ...zones(snapshot, language),
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

function header({ asOf, pack, level, retrospective }: Snapshot, language: Language): Block[] {
  const values = {
    title: pack.title[language],
    id: pack.id,
    edition: pack.edition,
    level: levelName(level)[language],
  };
  const lines: Line[] = [{ text: say(words.pack, language, values), hang: 2 }];
  if (retrospective) lines.push({ text: words.retrospective[language], tone: 'unknown' });
  return [
    { kind: 'heading', text: say(words.title, language, { day: asOf }), level: 1 },
    { kind: 'lines', lines },
  ];
}

function zones(snapshot: Snapshot, language: Language): Block[] {
  const { pack, level, zones } = snapshot;
  if (zones.length === 0) {
    const noun = language === 'zh' ? levelName(level).zh : levelNoun(level).one;
    const tier = tierWord(pack, defaultTier(pack)?.tier ?? null, language);
    return [{ kind: 'lines', lines: [{ text: say(words.noneListed, language, { noun, default: tier }) }] }];
  }
  const rows = byDistrict(zones, ({ area }) => area).flatMap(({ heading, items }): Row[] => {
    const counts = countByTier(pack, items.map(({ tier }) => tier), language);
    return [{ kind: 'group', text: `${heading}  ${counts}` }, ...items.map((zone) => zoneRow(snapshot, zone, language))];
  });
  return [{ kind: 'gap' }, { kind: 'table', columns: zoneColumns(snapshot, language), rows }];
}

function zoneColumns({ pack }: Snapshot, language: Language): Column[] {
  const indicators = keyIndicators(pack).map(
    ({ title }, i): Column => ({ head: title[language], align: 'right', spare: i === 0 ? 1 : 3 }),
  );
  return [
    { head: words.area[language], least: 12 },
    { head: words.tier[language], least: 8 },
    ...indicators,
    { head: words.since[language], spare: 2 },
    { head: words.lowering[language] },
    { head: words.because[language], least: 14, spare: 4 },
  ];
}

function zoneRow({ pack, asOf }: Snapshot, zone: Verdict, language: Language): Row {
  const notes = remarks(pack, zone, language).map((text): Cell => ({ text, tone: 'faint' }));
  const cells = [
    shortName(zone.area),
    tierCell(pack, zone, language),
    ...keyIndicators(pack).map(({ name }) => valueText(zone.indicators[name], language)),
    shortDay(zone.since, asOf),
    ...lowering(pack, zone, language),
  ];
  return { kind: 'row', cells, notes };
}

function tierCell(pack: Snapshot['pack'], zone: Verdict, language: Language): Cell {
  const label = tierLabel(pack, zone.tier, language);
  if (zone.tier !== null || zone.atLeast === null) return label;
  return { ...label, text: say(words.between, language, bounds(pack, zone, language)) };
}

function lowering(pack: Snapshot['pack'], { nextStepDown, evaluatedOn }: Verdict, language: Language): string[] {
  if (nextStepDown === null) return ['—', ''];
  const { on, tier, because } = nextStepDown;
  const values = { day: shortDay(on, evaluatedOn), tier: tierWord(pack, tier, language) };
  const holder = because === 'decision' ? words.decisionHolds[language] : indicatorTitle(pack, because, language);
  return [say(words.loweringTo, language, values), holder];
}
