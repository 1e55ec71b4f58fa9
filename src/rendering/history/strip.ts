import { type Day, daysFrom } from '../../days.ts';
import type { HistoryNight } from '../../history/spells.ts';
import type { Language } from '../../language/text.ts';
import { defaultTier } from '../../rules/pack.ts';
import type { Tone } from '../colour.ts';
import type { Look } from '../look.ts';
import type { Block, Styled } from '../page.ts';
import { titlesOf } from '../titles.ts';
import { harmless } from '../width.ts';
import { words } from '../words/history.ts';
import { tierOfNight } from './tier.ts';
import type { ToldHistory } from './told.ts';

/** Tiers from the most severe on; the default one has a mark of its own. */
const LISTED = '#+-=*ox';
const DEFAULT = '.';
const UNKNOWN = '?';
const UNPUBLISHED = '_';
const OTHER_LEVEL = '/';
const STALE = '!';
const REVISED = 'r';

const WEEK = 7;
/** The year before each line. */
const LEAD = 6;
/** Weeks on a line where the width is not known. */
const WEEKS = 10;

/** One night on the strip. */
interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

/**
 * One character a night: a line of days, every seventh named, a line of tiers, and below it which nights are stale or were
 * revised; wrapped at whole weeks. Then what the characters mean.
 */
export function strip(told: ToldHistory, look: Look): Block[] {
  const [first] = told.nights;
  const last = told.nights.at(-1);
  if (first === undefined || last === undefined) return [];
  const marks = marksOf(told);
  const byDay = new Map(told.nights.map((night) => [night.day, night]));
  const days = daysFrom(first.day, last.day);
  const weeks = look.width === null ? WEEKS : Math.max(1, Math.floor((look.width - LEAD) / WEEK));
  const lines: Styled[][] = [];
  let year = '';
  for (let at = 0; at < days.length; at += weeks * WEEK) {
    const shown = days.slice(at, at + weeks * WEEK);
    const its = days[at]?.slice(0, 4) ?? '';
    lines.push(...stretch(shown, its === year ? '' : its, byDay, marks));
    year = its;
  }
  return [{ kind: 'drawn', lines: [...lines, legend(told, marks, look.language)] }];
}

function stretch(
  days: readonly Day[],
  year: string,
  nights: ReadonlyMap<Day, HistoryNight>,
  marks: Marks,
): Styled[][] {
  const starts = days.filter((_, i) => i % WEEK === 0);
  const ruler = starts.map((day) => day.slice(5).padEnd(WEEK)).join('');
  const below = days.map((day) => remark(nights.get(day))).join('');
  const tiers = days.map((day): Styled => marks(nights.get(day)));
  return [
    [{ text: `${year.padEnd(LEAD)}${ruler}`.trimEnd(), tone: 'faint' }],
    [{ text: ' '.repeat(LEAD) }, ...joined(tiers)],
    ...(below.trim() === '' ? [] : [[{ text: `${' '.repeat(LEAD)}${below}`.trimEnd() }]]),
  ];
}

/** Neighbours of one tone as one piece. */
function joined(pieces: readonly Styled[]): Styled[] {
  const out: Styled[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last !== undefined && last.tone === piece.tone)
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

function remark(night: HistoryNight | undefined): string {
  if (night === undefined) return ' ';
  if (night.stale.length > 0) return STALE;
  return night.revision > 1 ? REVISED : ' ';
}

type Marks = (night: HistoryNight | undefined) => Mark;

/** The characters of the tiers of all packs that judged. */
function marksOf({ packs }: ToldHistory): Marks {
  const { tone } = titlesOf(packs);
  return (night: HistoryNight | undefined): Mark => {
    if (night === undefined) return { text: UNPUBLISHED, tone: 'faint' };
    if (!night.zoned) return { text: OTHER_LEVEL, tone: 'faint' };
    if (!night.listed) return { text: DEFAULT, tone: 'default' };
    if (night.tier === null) return { text: UNKNOWN, tone: 'unknown' };
    const pack = packs.find(({ id }) => id === night.pack);
    const normal = pack && defaultTier(pack)?.tier;
    const ranked = pack?.tiers.filter(({ tier }) => tier !== normal) ?? [];
    const at = ranked.findIndex(({ tier }) => tier === night.tier);
    return { text: LISTED[at] ?? LISTED.at(-1) ?? '', tone: tone(night.tier) };
  };
}

/** What the characters that occur mean, in the order in which they come first. */
function legend(told: ToldHistory, marks: Marks, language: Language): Styled[] {
  const meant = new Map<string, Styled>();
  const enter = (mark: Mark, title: string): void => {
    const text = `${mark.text} ${harmless(title)}`;
    if (!meant.has(text)) meant.set(text, { text, tone: mark.tone });
  };
  for (const night of told.nights.filter(({ zoned }) => zoned))
    enter(marks(night), tierOfNight(night, told.packs, language).text);
  if (told.spells.some(({ kind }) => kind === 'other_level'))
    enter({ text: OTHER_LEVEL, tone: 'faint' }, words.otherUnits[language]);
  if (told.spells.some(({ kind }) => kind === 'unpublished'))
    enter(marks(undefined), words.unpublished[language]);
  if (told.nights.some(({ stale }) => stale.length > 0))
    enter({ text: STALE, tone: 'faint' }, words.markStale[language]);
  if (told.nights.some(({ revision }) => revision > 1))
    enter({ text: REVISED, tone: 'faint' }, words.markRevised[language]);
  return [{ text: ' '.repeat(LEAD) }, ...[...meant.values()].flatMap((each) => [each, { text: '  ' }])];
}
