import { arrivalsOutput } from './arrivals.ts';
import { checkOutput } from './checks.ts';
import { compareOutput } from './comparison.ts';
import { dataCheckOutput } from './data-check.ts';
import { dataMapOutput } from './data-map.ts';
import { dataMatchOutput } from './data-match.ts';
import { diffOutput } from './diff.ts';
import { explainOutput } from './explain.ts';
import { forecastOutput } from './forecast.ts';
import { handoutOutput, handoutsOutput } from './handout.ts';
import { historyOutput } from './history.ts';
import { listOutput } from './list.ts';
import { measuresOutput } from './measures.ts';
import type { OutputName } from './names.ts';
import { premisesOutput } from './premises.ts';
import { premisesHandoutOutput, premisesHandoutsOutput } from './premises-handout.ts';
import { premisesPlanOutput } from './premises-plan.ts';
import { premisesSummaryOutput } from './premises-summary.ts';
import { replayOutput } from './replay.ts';
import { runOutput } from './run.ts';
import { storeCheckOutput, storePruneOutput } from './store.ts';
import { testsOutput } from './tests.ts';
import { verifyOutput } from './verify.ts';
import { zoneOutput } from './zone.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas of results as JSON: the same from which the types of what is written are made. */
export function outputSchemas(): Readonly<Record<OutputName, object>> {
  return {
    'output/zone': { $schema: DRAFT, title: 'fenqu zone --format json', ...zoneOutput },
    'output/run': { $schema: DRAFT, title: 'fenqu run --format json', ...runOutput },
    'output/replay': { $schema: DRAFT, title: 'fenqu replay --format json', ...replayOutput },
    'output/verify': { $schema: DRAFT, title: 'fenqu verify --format json', ...verifyOutput },
    'output/history': { $schema: DRAFT, title: 'fenqu history --format json', ...historyOutput },
    'output/store-check': { $schema: DRAFT, title: 'fenqu store check --format json', ...storeCheckOutput },
    'output/store-prune': { $schema: DRAFT, title: 'fenqu store prune --format json', ...storePruneOutput },
    'output/diff': { $schema: DRAFT, title: 'fenqu diff --format json', ...diffOutput },
    'output/explain': { $schema: DRAFT, title: 'fenqu explain --format json', ...explainOutput },
    'output/measures': { $schema: DRAFT, title: 'fenqu measures --format json', ...measuresOutput },
    'output/arrivals': {
      $schema: DRAFT,
      title: 'fenqu measures --arrival-from … --format json',
      ...arrivalsOutput,
    },
    'output/forecast': { $schema: DRAFT, title: 'fenqu forecast --format json', ...forecastOutput },
    'output/handout': { $schema: DRAFT, title: 'fenqu measures --by LEVEL --format json', ...handoutOutput },
    'output/handouts': {
      $schema: DRAFT,
      title: 'The overview of fenqu measures --by LEVEL --format json',
      ...handoutsOutput,
    },
    'output/premises': { $schema: DRAFT, title: 'fenqu premises --format json', ...premisesOutput },
    'output/premises-summary': {
      $schema: DRAFT,
      title: 'fenqu premises --summary --format json',
      ...premisesSummaryOutput,
    },
    'output/premises-plan': {
      $schema: DRAFT,
      title: 'fenqu premises --plan --format json',
      ...premisesPlanOutput,
    },
    'output/premises-handout': {
      $schema: DRAFT,
      title: 'fenqu premises --by LEVEL --format json',
      ...premisesHandoutOutput,
    },
    'output/premises-handouts': {
      $schema: DRAFT,
      title: 'The overview of fenqu premises --by LEVEL --format json',
      ...premisesHandoutsOutput,
    },
    'output/data-match': { $schema: DRAFT, title: 'fenqu data match --format json', ...dataMatchOutput },
    'output/data-map': { $schema: DRAFT, title: 'fenqu data map --format json', ...dataMapOutput },
    'output/data-check': { $schema: DRAFT, title: 'fenqu data check --format json', ...dataCheckOutput },
    'output/tests': { $schema: DRAFT, title: 'fenqu rules test --format json', ...testsOutput },
    'output/check': { $schema: DRAFT, title: 'fenqu rules check --format json', ...checkOutput },
    'output/compare': { $schema: DRAFT, title: 'fenqu rules compare --format json', ...compareOutput },
    'output/list': { $schema: DRAFT, title: 'fenqu rules list --format json', ...listOutput },
  };
}
