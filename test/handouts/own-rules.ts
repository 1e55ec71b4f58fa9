import { CITY, type Files, workspace } from '../cli/workspace.ts';

const PACK = `pack: own
title: { zh: 本市规则, en: Own rules }
edition: 2022-04-01
extends: beijing-2020-07
sources: { std: { title: { zh: 标准, en: Standard }, status: official } }
`;

const MEASURES = `measures:
  - id: shut
    title: { zh: 关闭, en: Shut }
    text: { zh: 一律关闭, en: All are shut }
    tiers: [high, medium, low]
    audience: premises
    kind: closure
    source: std
  - id: shut-once
    title: { zh: 一度关闭, en: Shut once }
    text: { zh: 一律关闭, en: All are shut }
    tiers: [low]
    audience: enterprises
    kind: closure
    source: std
  - id: three-tests
    title: { zh: "=三次检测", en: "=Three tests" }
    text: { zh: "+第1、4、7天检测 <b>", en: "+Tests on days 1, 4 and 7 <b>" }
    tiers: [high, medium]
    audience: residents
    kind: testing
    days: [1, 4, 7]
    source: std
forbids:
  - { tiers: [low], kinds: [closure], source: std }
opening:
  - { sector: catering, tiers: { high: closed, low: open }, source: std }
  - sector: catering
    tiers: { low: { conditional: { zh: 限流三成, en: 30 per cent at most }, measures: [three-tests] } }
    when: context.level == "II"
    source: std
  - { sector: culture, tiers: { high: closed }, source: std, in_force: { until: 2022-05-01 } }
`;

/** The plain city with rules of its own: measures that they forbid themselves, opening lists, and texts like formulas. */
export function ownRules(files: Files = {}): string {
  const yaml = `${CITY['fenqu.yaml']?.replace('beijing-2020-07', 'own')}rules: rules/
context: { level: { 2022-05-01: III, 2022-05-06: II } }
handout: { issuer: 市疾控中心, contact: "@电话 12345" }
`;
  return workspace({
    'fenqu.yaml': yaml,
    'rules/own/pack.yaml': PACK,
    'rules/own/measures.yaml': MEASURES,
    ...files,
  });
}
