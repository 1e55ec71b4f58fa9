import type { AreaForecast, Forecast } from '../../../src/forecast/forecast.ts';
import type { Ladder, LadderStep } from '../../../src/zoning/ladder.ts';
import { snapshot, street, verdict } from './snapshot.ts';

export function step(details: Partial<LadderStep> = {}): LadderStep {
  return {
    on: '2020-07-03',
    tier: 'low',
    change: 'lowered',
    effectiveFrom: '2020-07-04',
    because: 'confirmed_14d',
    possiblyHigher: false,
    ...details,
  };
}

export function ladder(steps: readonly LadderStep[], details: Partial<Ladder> = {}): Ladder {
  const inForce = steps.map(({ tier, effectiveFrom: from, because }) => ({ tier, from, because }));
  return { steps, inForce, unknownFrom: null, byDecision: false, ...details };
}

/** What is foreseen of each listed area, in their order: a decision ends, none ends it, it is unknown, and it goes by time. */
const ladders: readonly Ladder[] = [
  ladder([
    step({ on: '2020-07-13', tier: 'medium', effectiveFrom: '2020-07-14', because: 'decision' }),
    step({ on: '2020-07-20', effectiveFrom: '2020-07-21', possiblyHigher: true }),
  ]),
  ladder([], { byDecision: true }),
  ladder([], { unknownFrom: '2020-06-22' }),
  ladder([step()]),
  ladder([], { unknownFrom: '2020-06-24' }),
  ladder([
    step({
      on: '2020-06-25',
      tier: 'high',
      change: 'raised',
      effectiveFrom: '2020-06-26',
      because: 'decision',
    }),
    step({ on: '2020-07-09', tier: 'medium', effectiveFrom: '2020-07-10', because: 'decision' }),
  ]),
  ladder([step({ on: '2020-06-30', effectiveFrom: '2020-07-01' })]),
];

const areas: readonly AreaForecast[] = snapshot.zones.flatMap((zone, i) => {
  const own = ladders[i];
  return own === undefined ? [] : [{ verdict: zone, ladder: own }];
});

export const forecast: Forecast = { snapshot, areas, rulesUntil: '2020-07-19', assumed: null };

export const nothingForeseen: Forecast = {
  snapshot: { ...snapshot, zones: [] },
  areas: [],
  rulesUntil: null,
  assumed: null,
};

const raised: AreaForecast = {
  verdict: verdict(street('110108009', '万寿路街道'), {
    since: '2020-06-21',
    indicators: { confirmed_14d: 6, clusters_14d: 1 },
  }),
  ladder: ladder([step({ on: '2020-07-05', effectiveFrom: '2020-07-06' })]),
};

export const withAssumed: Forecast = {
  ...forecast,
  areas: areas.slice(-1),
  assumed: {
    file: 'what-if.csv',
    changes: [
      {
        kind: 'raised',
        area: raised,
        on: '2020-06-21',
        from: 'low',
        to: 'medium',
        because: ['confirmed_14d', 'clusters_14d'],
      },
      ...areas.slice(-1).map(({ verdict: zone }) => ({
        kind: 'prolonged' as const,
        area: { verdict: zone, ladder: ladder([step({ on: '2020-07-05', effectiveFrom: '2020-07-06' })]) },
        on: '2020-06-30',
        from: 'low',
        to: 'medium',
        because: ['confirmed_14d'],
      })),
    ],
  },
};
