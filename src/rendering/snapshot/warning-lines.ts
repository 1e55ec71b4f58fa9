import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { levelName, levelNoun } from '../../workspace/level-names.ts';
import type { Snapshot } from '../../zoning/verdict.ts';
import type { Block, Line } from '../page.ts';
import { words } from '../words/snapshot.ts';

const CASES = { zh: '例', one: 'case', several: 'cases' } as const;

/** What could make the tiers wrong: cases placed too high, and how many warnings there were, by code. */
export function warningLines(snapshot: Snapshot, language: Language): Block[] {
  const { placedAbove, level, warnings } = snapshot;
  const lines: Line[] = [];
  if (placedAbove.cases > 0) {
    const values = {
      cases: language === 'zh' ? placedAbove.cases : counted(placedAbove.cases, CASES, language),
      level: levelName(level)[language],
      areas: counted(placedAbove.areas, levelNoun(level), language),
    };
    lines.push({ text: say(words.placedAbove, language, values), tone: 'unknown' });
  }
  lines.push(...rejectedLines(snapshot, language));
  const codes = new Map<string, number>();
  for (const { severity, code } of warnings)
    if (severity !== 'note') codes.set(code, (codes.get(code) ?? 0) + 1);
  if (codes.size > 0) {
    const count = [...codes.values()].reduce((sum, n) => sum + n, 0);
    const parts = [...codes].map(([code, n]) => (n === 1 ? code : `${code} ×${n}`));
    const text = listed(parts, language);
    lines.push({ text: say(words.warnings, language, { count, codes: text }), tone: 'next' });
  }
  return lines.length === 0 ? [] : [{ kind: 'gap' }, { kind: 'lines', lines }];
}

/** A row that was tolerated may be the very case that makes an area high: that is never passed over. */
function rejectedLines({ rejected, level }: Snapshot, language: Language): Line[] {
  const { rows, districts, nowhere, areas } = rejected;
  if (rows === 0) return [];
  const places = [
    ...districts.map(({ name, rows: own }) => `${name} ${grouped(own)}`),
    ...(nowhere === 0 ? [] : [say(words.nowhere, language, { rows: grouped(nowhere) })]),
  ];
  const text = say(words.rejected, language, {
    rows: language === 'zh' ? grouped(rows) : counted(rows, ROWS, language),
    places: listed(places, language),
    areas: nowhere > 0 ? words.anywhere[language] : counted(areas, levelNoun(level), language),
  });
  return [{ text, tone: 'bad' }];
}

const ROWS = { zh: '行', one: 'row was', several: 'rows were' } as const;
