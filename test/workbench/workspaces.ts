import { workspace } from '../cli/workspace.ts';

/** A pack of two indicators and three tiers, with a measure on a condition. */
export const PACK = `pack: mine
title: Mine
edition: 2022-01-01
level: community
effective: next_day
indicators:
  clusters:
    count: cases
    where: class == "confirmed"
    group_by: cluster
    at_least: 2
    window: 14d
  new_local:
    count: cases
    where: class == "confirmed" && origin == "local"
    window: 14d
  incidence:
    expr: new_local * 100000 / area.population
tiers:
  - { tier: high, when: clusters >= 2 || incidence > 50 }
  - { tier: medium, when: clusters == 1 || new_local >= 2 }
  - { tier: low, otherwise: true }
`;

export const MEASURES = `sources: { own: { title: Own, status: unverified } }
measures:
  - { id: home, title: Home, text: Stay at home, tiers: [high], audience: residents, kind: restriction, source: own }
  - { id: masks, title: Masks, text: Wear masks, tiers: [high, medium], audience: residents, kind: hygiene, source: own, when: context.level == "II" }
`;

/** A workspace with the pack `mine` of its own, and its tests. */
export function withTests(tests: string, files: Readonly<Record<string, string>> = {}): string {
  return workspace({
    'fenqu.yaml': `areas: { file: data/areas.csv, codes: nbs }
data: { cases: { file: data/cases.csv, columns: { id: id, class: class, origin: origin, date_report: date, area: area, cluster: cluster } } }
rules: rules/
policy: [{ pack: mine, from: 2022-04-01 }]
`,
    'rules/mine/pack.yaml': PACK,
    'rules/mine/measures.yaml': MEASURES,
    'rules/mine/tests/tests.yaml': tests,
    ...files,
  });
}
