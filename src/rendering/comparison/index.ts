import type { Comparison } from '../../workbench/compare/comparison.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { ComparisonValue, DifferingValue } from '../outputs/comparison.ts';
import { exampleValue } from '../packs/finding-values.ts';
import { toTerminal } from '../terminal.ts';
import { comparisonPage } from './page.ts';

/** Shows what two packs make of the same data, and where their rules differ at the least. */
export function renderComparison(comparison: Comparison, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(comparisonPage(comparison, look.language, LISTED), look);
    case 'md':
      return toMarkdown(comparisonPage(comparison, look.language, Number.POSITIVE_INFINITY));
    case 'json':
      return jsonDocument(comparisonValue(comparison));
    case 'ndjson':
      return jsonLines(areaValues(comparison));
    case 'csv':
      return csvTable(
        ['area', 'name', 'from', 'to', 'a', 'b'],
        (comparison.data?.differing ?? []).flatMap(({ area, spells }) =>
          spells.map(({ from, to, a, b }) => [area.code, area.name, from, to, a, b]),
        ),
      );
  }
}

/** Areas listed on a terminal before the rest is counted. */
const LISTED = 30;

function comparisonValue(comparison: Comparison): ComparisonValue {
  const { a, b, only, data, smallest, namesakes, open } = comparison;
  const side = ({ name, pack }: Comparison['a']): ComparisonValue['a'] => ({
    name,
    pack: pack.id,
    edition: pack.edition,
    hash: pack.hash,
    params: { ...pack.params },
  });
  return {
    a: side(a),
    b: side(b),
    only,
    data:
      data === undefined
        ? null
        : {
            from: data.from,
            to: data.to,
            areas: data.areas,
            pairs: data.pairs.map(({ a: one, b: other, areaDays, areas }) => ({
              a: one,
              b: other,
              area_days: areaDays,
              areas,
            })),
            differing: areaValues(comparison),
          },
    smallest: smallest.map((each) => ({ a: each.a, b: each.b, example: exampleValue(each.example) })),
    namesakes: namesakes.map(({ name, of }) => ({ name, of })),
    open,
  };
}

function areaValues({ data }: Comparison): DifferingValue[] {
  return (data?.differing ?? []).map(({ area, days, spells }) => ({
    area: area.code,
    name: area.name,
    days,
    spells: spells.map((spell) => ({ ...spell })),
  }));
}
