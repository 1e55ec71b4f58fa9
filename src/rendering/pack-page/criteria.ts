import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Indicator } from '../../rules/indicator.ts';
import type { Pack, Tier } from '../../rules/pack.ts';
import type { Block, Line } from '../page.ts';
import { phrase } from '../phrases/expression.ts';
import { indicatorPhrase, speechOf } from '../phrases/indicator.ts';
import { outline } from '../phrases/outline.ts';
import { citation } from '../sources.ts';
import { digitNoun, words } from '../words/pack-page.ts';

const STEP = 2;

/** What leads to each tier: as a table, and condition by condition. */
export function criteria(pack: Pack, language: Language): Block[] {
  return [
    { kind: 'heading', text: words.tiers[language], level: 2 },
    { kind: 'lines', lines: [{ text: words[isDeclared(pack) ? 'declaredOnly' : 'order'][language] }] },
    {
      kind: 'table',
      columns: [
        { head: words.tier[language] },
        { head: words.condition[language], least: 24 },
        { head: words.basis[language], least: 16 },
        { head: words.name[language] },
      ],
      rows: pack.tiers.map((tier) => ({
        kind: 'row',
        cells: [
          tier.title[language],
          conditionPhrase(tier, pack, language),
          basisOf(tier, pack, language),
          { text: '', code: tier.tier },
        ],
      })),
    },
    ...oneByOne(pack, language),
  ];
}

/** Whether decisions alone set tiers. */
function isDeclared({ tiers }: Pack): boolean {
  return tiers.every(({ rule }) => rule.kind !== 'when');
}

function conditionPhrase({ rule }: Tier, pack: Pack, language: Language): string {
  if (rule.kind === 'otherwise') return words[isDeclared(pack) ? 'otherwiseDeclared' : 'otherwise'][language];
  if (rule.kind === 'declared') return words.declared[language];
  return phrase(rule.when.tree, speechOf(pack, language));
}

function basisOf({ source, clauseOfSource }: Tier, pack: Pack, language: Language): string {
  return source === undefined ? '' : citation(pack, source, language, { clause: clauseOfSource });
}

function oneByOne(pack: Pack, language: Language): Block[] {
  const told = pack.tiers.flatMap((tier) => tierLines(tier, pack, language));
  const missing: Line[] = isDeclared(pack) ? [] : [{ text: words.missingData[language] }];
  return [
    { kind: 'heading', text: words.inWords[language], level: 2 },
    { kind: 'lines', lines: [...told, ...missing] },
  ];
}

function tierLines(tier: Tier, pack: Pack, language: Language): Line[] {
  const { title, rule, note } = tier;
  const said = note === undefined ? [] : [say(words.note, language, { text: note[language] })];
  const notes = said.map((text): Line => ({ text, indent: STEP, hang: STEP }));
  const head: Line = { text: title[language], tone: 'strong' };
  if (rule.kind !== 'when')
    return [head, { text: conditionPhrase(tier, pack, language), indent: STEP }, ...notes];
  return [
    head,
    ...outline(rule.when.tree, speechOf(pack, language), STEP),
    { text: words.written[language], code: rule.when.text, indent: STEP, hang: STEP, tone: 'faint' },
    ...notes,
  ];
}

/** What each indicator is, and the name by which rules speak of it. */
export function indicators(pack: Pack, language: Language): Block[] {
  if (pack.indicators.length === 0) return [];
  return [
    { kind: 'heading', text: words.indicators[language], level: 2 },
    {
      kind: 'table',
      columns: [
        { head: words.indicator[language], least: 12 },
        { head: words.meaning[language], least: 24 },
        { head: words.name[language] },
      ],
      rows: pack.indicators.map((each) => ({
        kind: 'row',
        cells: [each.title[language], meaning(each, pack, language), { text: '', code: each.name }],
      })),
    },
  ];
}

/** What an indicator is, its unit and digits, and what the pack says of it. */
function meaning(indicator: Indicator, pack: Pack, language: Language): string {
  const { unit, round, note } = indicator;
  const more = [
    ...(unit === undefined ? [] : [say(words.unitIs, language, { unit: unit[language] })]),
    ...(round === undefined
      ? []
      : [say(words.roundedTo, language, { round: counted(round, digitNoun, language) })]),
    ...(note === undefined ? [] : [say(words.note, language, { text: note[language] })]),
  ];
  return [indicatorPhrase(indicator, pack, language), ...more].join(language === 'zh' ? '。' : '. ');
}
