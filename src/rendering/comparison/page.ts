import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type {
  Comparison,
  DifferingArea,
  OnData,
  Side,
  Smallest,
  Spell,
} from '../../workbench/compare/comparison.ts';
import { levelName, levelNoun } from '../../workspace/level-names.ts';
import { exampleLines } from '../packs/example-lines.ts';
import type { Block, Line, Page } from '../page.ts';
import { tierNamed } from '../tiers.ts';
import { areaDayNoun, wayNoun, words } from '../words/comparison.ts';

/**
 * A comparison as a page.
 *
 * @param most areas that are listed; the rest is counted
 */
export function comparisonPage(comparison: Comparison, language: Language, most: number): Page {
  const { a, b, data } = comparison;
  const names = { a: a.name, b: b.name };
  const apart = apartLines(comparison, language);
  return [
    { kind: 'heading', text: say(words.title, language, names), level: 1 },
    ...(apart.length === 0 ? [] : [{ kind: 'lines', lines: apart } as const]),
    ...(data === undefined ? [] : onData(comparison, data, language, most)),
    { kind: 'heading', text: words.rules[language], level: 2 },
    { kind: 'lines', lines: rulesLines(comparison, language) },
    { kind: 'summary', text: summary(comparison, language) },
  ];
}

type Sides = Pick<Comparison, 'a' | 'b'>;

/** What is to be known before what is compared: no data, other units, tiers that only one side has. */
function apartLines({ a, b, only, data }: Comparison, language: Language): Line[] {
  const units = { a: levelName(a.pack.level)[language], b: levelName(b.pack.level)[language] };
  const own = ({ name, pack }: Side, tiers: readonly string[]): string[] => {
    const titles = tiers.map((tier) => tierNamed(pack, tier, language));
    return tiers.length === 0 ? [] : [say(words.only, language, { name, tiers: listed(titles, language) })];
  };
  const texts = [
    ...(data === undefined ? [words.noData[language]] : []),
    ...(a.pack.level === b.pack.level ? [] : [say(words.levels, language, units)]),
    ...own(a, only.a),
    ...own(b, only.b),
  ];
  return texts.map((text) => ({ text, hang: 2 }));
}

function onData({ a, b }: Sides, data: OnData, language: Language, most: number): Block[] {
  const noun = levelNoun(a.pack.level);
  const values = { from: data.from, to: data.to, areas: counted(data.areas, noun, language) };
  const heading: Block = { kind: 'heading', text: say(words.data, language, values), level: 2 };
  if (data.differing.length === 0)
    return [heading, { kind: 'lines', lines: [{ text: words.same[language] }] }];
  const rest = data.differing.length - most;
  const more = say(words.more, language, { areas: counted(Math.max(0, rest), noun, language) });
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: a.name },
        { head: b.name },
        { head: words.areaDays[language], align: 'right' },
        { head: words.areas[language], align: 'right' },
      ],
      rows: data.pairs.map((pair) => ({
        kind: 'row',
        cells: [
          tierNamed(a.pack, pair.a, language),
          tierNamed(b.pack, pair.b, language),
          grouped(pair.areaDays),
          grouped(pair.areas),
        ],
      })),
    },
    { kind: 'gap' },
    {
      kind: 'table',
      columns: [
        { head: words.area[language], least: 16 },
        { head: words.days[language], align: 'right' },
        { head: words.when[language], least: 24 },
      ],
      rows: data.differing
        .slice(0, most)
        .map((each) => ({ kind: 'row', cells: areaCells(each, { a, b }, language) })),
    },
    ...(rest > 0 ? [{ kind: 'lines', lines: [{ text: more, tone: 'faint' }] } as const] : []),
  ];
}

function areaCells({ area, days, spells }: DifferingArea, sides: Sides, language: Language): string[] {
  const joint = language === 'zh' ? '；' : '; ';
  return [area.name, grouped(days), spells.map((spell) => spellText(spell, sides, language)).join(joint)];
}

function spellText({ from, to, a, b }: Spell, sides: Sides, language: Language): string {
  const tiers = { a: tierNamed(sides.a.pack, a, language), b: tierNamed(sides.b.pack, b, language) };
  const values = { from, to, ...tiers };
  return say(from === to ? words.oneDay : words.spell, language, values);
}

function rulesLines({ a, b, smallest, namesakes, open }: Comparison, language: Language): Line[] {
  const called = (name: string): string => {
    const own = namesakes.find((each) => each.name === name);
    if (own === undefined && namesakes.every(({ of }) => of !== name)) return name;
    return say(words.nameOf, language, { name: own?.of ?? name, pack: own === undefined ? a.name : b.name });
  };
  const lines = smallest.flatMap((each): Line[] => {
    const tiers = {
      tierA: tierNamed(a.pack, each.a, language),
      tierB: tierNamed(b.pack, each.b, language),
    };
    const values = { a: a.name, b: b.name, ...tiers };
    const [values1, ...list] = exampleLines([each.example], language, called);
    const tierless =
      values1 === undefined ? [] : [{ ...values1, text: exampleText(each, values1, language) }];
    return [{ text: say(words.differ, language, values), tone: 'strong' }, ...tierless, ...list];
  });
  const rest: Line[] = open === 0 ? [] : [{ text: say(words.open, language, { open }), tone: 'unknown' }];
  return lines.length + rest.length === 0 ? [{ text: words.alike[language] }] : [...lines, ...rest];
}

/** The values of an example; what it is judged stands above them. */
function exampleText({ example }: Smallest, line: Line, language: Language): string {
  return example.values.size === 0 ? words.anyInput[language] : line.text.replace(/ → [^→]*$/, '');
}

function summary({ a, b, data, smallest, open }: Comparison, language: Language): string {
  const ways = counted(smallest.length, wayNoun, language);
  const alike = words[open === 0 ? 'rulesAlike' : 'rulesOpen'][language];
  const rules = smallest.length === 0 ? alike : say(words.rulesDiffer, language, { ways });
  const values = { a: a.name, b: b.name, rules };
  if (data === undefined) return say(words.summaryRules, language, values);
  if (data.differing.length === 0) return say(words.summarySame, language, values);
  const days = data.differing.reduce((sum, each) => sum + each.days, 0);
  const areas = counted(data.differing.length, levelNoun(a.pack.level), language);
  const areaDays = counted(days, areaDayNoun, language);
  return say(words.summary, language, { ...values, areas, areaDays });
}
