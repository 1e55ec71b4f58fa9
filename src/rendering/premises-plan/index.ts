import { counted, grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { type SamplingPlan, samplesOf } from '../../premises/plan.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { PlanValue, SiteValue } from '../outputs/premises-plan.ts';
import type { Line, Page } from '../page.ts';
import { citation } from '../sources.ts';
import { toTerminal } from '../terminal.ts';
import { words as measureWords, nouns } from '../words/measures.ts';
import { premisesNoun } from '../words/premises.ts';
import { sampleNoun, words } from '../words/premises-plan.ts';

/** Shows which premises are sampled on which days, and how many samples that makes. */
export function renderSamplingPlan(plan: SamplingPlan, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(planPage(plan, look.language), look);
    case 'md':
      return toMarkdown(planPage(plan, look.language));
    case 'json':
      return jsonDocument(planValue(plan));
    case 'ndjson':
      return jsonLines(siteValues(plan));
    case 'csv':
      return planCsv(plan);
  }
}

export function planValue(plan: SamplingPlan): PlanValue {
  const { perDay, all } = samplesOf(plan);
  return {
    as_of: plan.asOf,
    pack: plan.pack.id,
    edition: plan.pack.edition,
    scope: plan.scope?.code ?? null,
    sector: plan.sector,
    from: plan.dates[0] ?? '',
    to: plan.dates.at(-1) ?? '',
    points: plan.points,
    measure: plan.measure?.id ?? null,
    sites: siteValues(plan),
    samples_a_day: perDay,
    samples: all,
  };
}

function siteValues(plan: SamplingPlan): SiteValue[] {
  const { perSite } = samplesOf(plan);
  return plan.sites.map(({ premises, place }) => ({
    id: premises.id,
    name: premises.name,
    sector: premises.sector,
    area: place.code,
    area_name: place.name,
    dates: plan.dates,
    points: plan.points,
    samples: perSite,
  }));
}

/** A row for each of the premises and each day, to be ticked off. */
function planCsv({ sites, dates, points }: SamplingPlan): string {
  const rows = dates.flatMap((date) =>
    sites.map(({ premises, place }) => [date, premises.id, premises.name, place.code, place.name, points]),
  );
  return csvTable(['date', 'id', 'name', 'area', 'area_name', 'samples'], rows);
}

function planPage(plan: SamplingPlan, language: Language): Page {
  const { dates, points, sites, measure, pack, scope } = plan;
  const { perDay, perSite, all } = samplesOf(plan);
  const [from, to] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const name = scope?.name ?? measureWords.everywhere[language];
  const basis =
    measure === null
      ? words.asAsked[language]
      : say(words.bySaid, language, {
          measure: measure.title[language],
          source: citation(pack, measure.source, language, { clause: measure.clauseOfSource }),
        });
  const lines: Line[] = [
    { text: say(words.each, language, { points, from, to }) },
    { text: basis, hang: 2, tone: 'faint' },
  ];
  const columns = [
    { head: words.site[language] },
    { head: words.place[language] },
    { head: words.days[language], align: 'right' },
    { head: words.samples[language], align: 'right' },
  ] as const;
  const rows = sites.map(({ premises, place }) => ({
    kind: 'row' as const,
    cells: [`${premises.id} ${premises.name}`, place.name, grouped(dates.length), grouped(perSite)],
  }));
  return [
    { kind: 'heading', text: say(words.title, language, { scope: name, from, to }), level: 1 },
    { kind: 'lines', lines },
    { kind: 'table', columns, rows },
    {
      kind: 'summary',
      text: say(words.summary, language, {
        sites: counted(sites.length, premisesNoun, language),
        days: counted(dates.length, nouns.days, language),
        perDay: counted(perDay, sampleNoun, language),
        all: counted(all, sampleNoun, language),
      }),
    },
  ];
}
