import type { Language } from '../../language/text.ts';
import type { Expression } from '../../rules/expression.ts';
import { needsOf } from '../../rules/needs.ts';
import type { Pack, ParamValue } from '../../rules/pack.ts';
import { allParts } from '../../rules/walk.ts';
import { TABLES } from '../../workspace/workspace.ts';
import type { Block, Row } from '../page.ts';
import { words } from '../words/pack-page.ts';

/** The constants that a workspace may set otherwise. */
export function params({ params: all = {}, titles = {} }: Pack, language: Language): Block[] {
  const entries = Object.entries(all);
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', text: words.params[language], level: 2 },
    { kind: 'lines', lines: [{ text: words.paramsMayDiffer[language], hang: 2 }] },
    {
      kind: 'table',
      columns: [{ head: words.name[language] }, { head: words.value[language] }],
      rows: entries.map(([name, value]) => ({
        kind: 'row',
        cells: [
          { text: titleBefore(titles[`params.${name}`]?.[language]), code: name },
          { text: '', code: written(value) },
        ],
      })),
    },
  ];
}

/** A title, apart from the name behind it. */
function titleBefore(title: string | undefined): string {
  return title === undefined ? '' : `${title} `;
}

function written(value: ParamValue): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** What a workspace must give, by where it stands: columns of tables, attributes of areas, values of the context. */
export function data(pack: Pack, language: Language): Block[] {
  const trees = treesOf(pack);
  const read = [
    ...TABLES.map((table) => [table, needsOf([pack], table).columns] as const),
    ['areas', membersOf(trees, 'area')] as const,
    ['context', membersOf(trees, 'context')] as const,
  ];
  const rows = read.flatMap(([where, names]): Row[] =>
    names.length === 0
      ? []
      : [{ kind: 'row', cells: [words.readFrom[where][language], { text: '', code: names.join(', ') }] }],
  );
  if (rows.length === 0) return [];
  const columns = [{ head: words.where[language] }, { head: words.columns[language], least: 24 }];
  return [
    { kind: 'heading', text: words.data[language], level: 2 },
    { kind: 'table', columns, rows },
  ];
}

/** Every expression of a pack. */
function treesOf({ indicators, tiers, measures, opening = [] }: Pack): Expression[] {
  const ofIndicators = indicators.map((each) =>
    each.kind === 'expr' ? each.expr : each.kind === 'past' ? each.of : undefined,
  );
  const ofTiers = tiers.flatMap(({ rule, release }) => [
    rule.kind === 'when' ? rule.when : undefined,
    release,
  ]);
  const ofMeasures = [...measures, ...opening].map(({ when }) => when);
  return [...ofIndicators, ...ofTiers, ...ofMeasures].flatMap((each) => each?.tree ?? []);
}

function membersOf(trees: readonly Expression[], scope: string): string[] {
  const names = trees
    .flatMap(allParts)
    .flatMap((part) => (part.kind === 'member' && part.scope === scope ? [part.name] : []));
  return [...new Set(names)].sort();
}
