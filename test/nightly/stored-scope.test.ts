import { describe, expect, test } from 'vitest';
import { storedScope } from '../../src/nightly/stored-scope.ts';
import { FenquError } from '../../src/problems/problem.ts';
import { storedLabel } from '../../src/zoning/area-label.ts';

const AREAS = [
  storedLabel('110105012', '北京市 朝阳区 酒仙桥街道', '110105', '朝阳区'),
  storedLabel('110105013', '北京市 朝阳区 麦子店街道', '110105', '朝阳区'),
  storedLabel('220104001', '长春市 朝阳区 桂林街道', '220104', '朝阳区'),
  storedLabel('K2', 'New York Kings County Flatbush East', 'K', 'Kings County'),
  storedLabel('K3', 'New York Kings County Bay Ridge', 'K', 'Kings County'),
  storedLabel('Q2', 'New York Queens County Flatbush East', 'Q', 'Queens County'),
];

/** Codes of the areas inside, or what is suggested where several are meant. */
function inside(text: string): string[] {
  try {
    const isInside = storedScope(AREAS, text);
    return AREAS.filter(isInside).map(({ code }) => code);
  } catch (cause) {
    if (cause instanceof FenquError)
      return cause.problems.flatMap(({ code, suggest }) => [code, ...(suggest ?? [])]);
    throw cause;
  }
}

describe('an area among those that the store names', () => {
  test.each([
    ['110105', ['110105012', '110105013']],
    ['110105012', ['110105012']],
    ['北京市 朝阳区', ['110105012', '110105013']],
    ['北京市/朝阳区/麦子店街道', ['110105013']],
    ['北京市 朝阳区 麦子店街道 (110105013)', ['110105013']],
    ['朝阳区 (110105)', ['110105012', '110105013']],
    ['朝阳区（220104）', ['220104001']],
    ['麦子店街道 (110105012)', ['diff-area']],
    ['Kings County (Q)', ['diff-area']],
    ['北京 朝阳', ['110105012', '110105013']],
    ['麦子店', ['110105013']],
    ['朝阳', ['area-several', '北京市 朝阳区', '长春市 朝阳区']],
    ['New York Kings County', ['K2', 'K3']],
    ['Kings County Flatbush East', ['K2']],
    ['K', ['K2', 'K3']],
    [
      'Flatbush East',
      ['area-several', 'New York Kings County Flatbush East', 'New York Queens County Flatbush East'],
    ],
    ['沈阳市', ['diff-area']],
  ])('%s', (text, codes) => expect(inside(text)).toEqual(codes));
});
