import type { PremisesHandout } from '../../handouts/premises-handout.ts';
import { counted, grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { samplesOf } from '../../premises/plan.ts';
import type { Part } from '../handout/parts.ts';
import { writtenDay } from '../handout/written.ts';
import { basisLines, summaryCells } from '../premises-summary/page.ts';
import { citation } from '../sources.ts';
import { words as handoutWords } from '../words/handout.ts';
import { premisesNoun } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { words as planWords, sampleNoun } from '../words/premises-plan.ts';
import { words as summaryWords } from '../words/premises-summary.ts';
import { nameOfSector } from './standing.ts';

const right = (head: string, share: number) => ({ head, share, align: 'right' as const });

/** How many work, by sector, every rate with what it is of; nothing where the list says it of none. */
export function workParts({ working, list: { pack } }: PremisesHandout, language: Language): Part[] {
  const { groups, total, rounding } = working;
  if (total.now.unknown === total.now.total) return [];
  const sectors = groups.find(({ by }) => by === 'sector')?.rows ?? [];
  const rows = sectors.map((row) =>
    summaryCells(nameOfSector(row.key, pack, language), row, rounding, language),
  );
  return [
    {
      kind: 'table',
      columns: [
        { head: words.bySector[language], share: 2 },
        right(summaryWords.working[language], 2.2),
        right(summaryWords.rate[language], 2.3),
        right(summaryWords.change[language], 1.5),
        right(summaryWords.inspections[language], 1.2),
        right(summaryWords.problems[language], 1.2),
        right(summaryWords.mended[language], 3.2),
      ],
      rows:
        rows.length === 1 ? rows : [...rows, summaryCells(words.total[language], total, rounding, language)],
    },
    ...basisLines({ ...working, sector: null }, language).map(
      ({ text }): Part => ({ kind: 'text', text, minor: true }),
    ),
  ];
}

/** On which days which premises are sampled, and how many samples that makes; nothing where no plan was asked for. */
export function planParts({ plan }: PremisesHandout, language: Language): Part[] {
  if (plan === null) return [];
  const { dates, points, sites, measure, pack } = plan;
  const { perDay, all } = samplesOf(plan);
  const basis =
    measure === null
      ? planWords.asAsked[language]
      : say(planWords.bySaid, language, {
          measure: measure.title[language],
          source: citation(pack, measure.source, language, { clause: measure.clauseOfSource }),
        });
  const values = {
    sites: counted(sites.length, premisesNoun, language),
    points,
    perDay: counted(perDay, sampleNoun, language),
    all: counted(all, sampleNoun, language),
  };
  return [
    { kind: 'text', text: say(words.planEach, language, values) },
    { kind: 'text', text: basis, minor: true },
    {
      kind: 'table',
      columns: [
        { head: handoutWords.day[language], share: 3 },
        right(words.premises[language], 2),
        right(words.points[language], 2),
        right(planWords.samples[language], 2),
      ],
      rows: [
        ...dates.map((day) => [
          writtenDay(day, language),
          grouped(sites.length),
          grouped(points),
          grouped(perDay),
        ]),
        ...(dates.length === 1 ? [] : [[words.total[language], '', '', grouped(all)]]),
      ],
    },
  ];
}
