import type { NightFiles, PublishedZone } from '../../src/store/index.ts';

const ZONE: PublishedZone = {
  area: '110106012',
  name: '北京市 丰台区 花乡',
  district: '110106',
  districtName: '丰台区',
  tier: 'high',
  rawTier: 'high',
  atLeast: null,
  atMost: null,
  since: '2020-06-13',
  evaluatedOn: '2020-06-15',
  tierInForce: 'medium',
  effectiveFrom: '2020-06-16',
  heldBy: [],
  eligible: null,
  flags: ['possibly_higher'],
  decidedBy: null,
  nextStepDown: { tier: 'low', on: '2020-06-29', because: 'confirmed_14d' },
  indicators: { confirmed_14d: 7, per_100k: '12.50', clusters: true },
};

/** A night with one area, which has had so many cases. */
export function night(day: string, cases = 7, changed: Partial<NightFiles> = {}): NightFiles {
  return {
    day,
    zones: [{ ...ZONE, indicators: { ...ZONE.indicators, confirmed_14d: cases } }],
    changes: [],
    states: [],
    indicators: ['confirmed_14d', 'per_100k', 'clusters'],
    manifest: {
      pack: {
        id: 'beijing-2020-06',
        edition: '2020-06-15',
        hash: 'p1',
        retrospective: false,
        policy_from: '2020-06-15',
      },
      level: 'street',
      areas: 349,
      resting_since: '2020-06-11',
      tally: { high: 1, medium: 0, low: 348 },
      inputs: [
        { table: 'cases', file: 'data/cases.csv', sha256: 'a', read: 9, used: 8, excluded: 1, rejected: 0 },
      ],
      tool: '0.1.0',
    },
    kept: {},
    ...changed,
  };
}
