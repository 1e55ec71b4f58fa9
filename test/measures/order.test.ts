import { expect, test } from 'vitest';
import { measureList } from '../../src/measures/measure-list.ts';
import { renderMeasures } from '../../src/rendering/measures/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { measureList as sampleList } from '../rendering/samples/measures.ts';
import { pack } from '../rendering/samples/pack.ts';
import { snapshot, street, verdict } from '../rendering/samples/snapshot.ts';

const high = verdict(street('110106010', '新村街道'), { tier: 'high', tierInForce: 'high' });
const medium = verdict(street('110106005', '卢沟桥街道'));

test('measures stand in the order of the pack, whichever area comes first and whoever lists them', () => {
  const order = pack.measures.map(({ id }) => id);
  for (const zones of [
    [high, medium],
    [medium, high],
  ]) {
    const list = measureList({ asOf: '2020-06-21', pack }, zones, { scope: null, context: {}, others: 0 });
    for (const { audience, measures } of list.byAudience) {
      const ids = measures.map(({ measure }) => measure.id);
      expect(ids, audience).toEqual(order.filter((id) => ids.includes(id)));
    }
    const lines = (measures: typeof list | null): string[] =>
      renderSnapshot({ ...snapshot, zones }, 'md', { language: 'zh', width: null, colour: false }, measures)
        .split('\n')
        .filter((line) => /^\| 高风险/.test(line));
    const titles = pack.measures.filter(({ tiers }) => tiers.includes('high')).map(({ title }) => title.zh);
    const places = titles.map((title) => lines(list).join('').indexOf(title));
    expect(places.filter((at) => at >= 0)).toEqual(places.filter((at) => at >= 0).sort((a, b) => a - b));
    expect(places.some((at) => at >= 0)).toBe(true);
  }
});

test('sources are numbered once, and a measure names its number; its text says its parameters, not their names', () => {
  for (const [language, own, said] of [
    ['en', 'Source 1 [secondary]', 'at most half its capacity'],
    ['zh', '来源1〔二手〕', '客流不超过50%'],
  ] as const) {
    const text = renderMeasures(sampleList, 'table', { language, width: 120, colour: false });
    expect(text).toContain(own);
    expect(text).toContain(said);
    expect(text).not.toContain('capacity_pct');
    expect(text.split('北京市应急响应级别及相应措施')).toHaveLength(2);
  }
});
