import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { AUDIENCES } from '../../measures/audiences.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import { carryingOut, parameterText } from '../measures/measure-lines.ts';
import type { Block, Row } from '../page.ts';
import { phrase } from '../phrases/expression.ts';
import { speechOf } from '../phrases/indicator.ts';
import { citation } from '../sources.ts';
import { audiences, kinds } from '../words/measures.ts';
import { words } from '../words/pack-page.ts';
import { spanText } from '../words/spans.ts';

/** What applies in which tiers, by audience. */
export function measures(pack: Pack, language: Language): Block[] {
  const heading: Block = { kind: 'heading', text: words.measures[language], level: 2 };
  if (pack.measures.length === 0)
    return [heading, { kind: 'lines', lines: [{ text: words.noMeasures[language] }] }];
  const rows = AUDIENCES.flatMap((audience): Row[] => {
    const addressed = pack.measures.filter((measure) => measure.audience.includes(audience));
    if (addressed.length === 0) return [];
    const name = say(words.audience, language, { name: audiences[audience][language] });
    return [{ kind: 'group', text: name }, ...addressed.map((each) => measureRow(each, pack, language))];
  });
  const columns = [
    { head: words.measure[language], least: 12 },
    { head: words.content[language], least: 24 },
    { head: words.appliesIn[language] },
    { head: words.kind[language] },
    { head: words.basis[language], least: 16 },
  ];
  return [heading, { kind: 'table', columns, rows }];
}

function measureRow(measure: Measure, pack: Pack, language: Language): Row {
  const { title, text, kind, source, clauseOfSource, status } = measure;
  const tiers = pack.tiers.filter(({ tier }) => measure.tiers.includes(tier));
  return {
    kind: 'row',
    cells: [
      title[language],
      [text[language], ...limits(measure, pack, language)].join(language === 'zh' ? '' : ' '),
      tiers.length === pack.tiers.length
        ? words.everyTier[language]
        : listed(
            tiers.map((tier) => tier.title[language]),
            language,
          ),
      kinds[kind][language],
      citation(pack, source, language, { clause: clauseOfSource, status }),
    ],
  };
}

/** When, how often and under which condition a measure applies, each in brackets of its own. */
function limits(measure: Measure, pack: Pack, language: Language): string[] {
  const { when, inForce } = measure;
  const parts = [
    carryingOut(measure, pack, language),
    when === undefined
      ? ''
      : say(words.onlyIf, language, { condition: phrase(when.tree, speechOf(pack, language)) }),
    parameterText(measure, language),
    inForce === undefined ? '' : spanText(inForce, language),
  ];
  return parts.filter((part) => part !== '').map((part) => (language === 'zh' ? `（${part}）` : `(${part})`));
}
