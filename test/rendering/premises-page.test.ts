import { join } from 'node:path';
import { expect, test } from 'vitest';
import { premises } from '../../src/index.ts';
import { renderPremises } from '../../src/rendering/premises/index.ts';

const XINFADI = join(import.meta.dirname, '../../fixtures/xinfadi-2020');
const LOOK = { language: 'zh', width: null, colour: false } as const;

test('a page of a place that is closed for its link to cases says who lifts that, and that its class is by hindsight', async () => {
  const linked = await premises({ workspace: XINFADI, asOf: '2020-06-20', id: 'P-0091' });
  const page = renderPremises(linked, 'md', LOOK);
  expect(page).toContain('关停处置期间能否恢复、由谁解除：恢复经营由属地区政府决定；谁决定谁解除。');
  expect(page).toContain('在这一天没有施行：分类为追溯判定');
  const later = await premises({ workspace: XINFADI, asOf: '2020-07-20', id: 'P-0091' });
  expect(renderPremises(later, 'md', LOOK)).not.toContain('追溯判定');
});

test('of premises without a sector it is said how many measures are for one sector alone', async () => {
  const list = await premises({ workspace: XINFADI, asOf: '2020-06-20', id: 'P-0091' });
  const [sheet] = list.sheets;
  if (sheet === undefined) throw new Error('the list has no such premises');
  const pageOf = (sector: string | null): string =>
    renderPremises({ ...list, sheets: [{ ...sheet, premises: { ...sheet.premises, sector } }] }, 'md', LOOK);
  const ofSectors = sheet.areas[0]?.measures.filter(
    ({ audience, sector }) => audience.includes('premises') && sector !== undefined,
  );
  expect(ofSectors?.length).toBeGreaterThan(3);
  expect(pageOf(null)).toContain(`另有${ofSectors?.length}项只针对某一类型的措施，是否适用未知`);
  expect(pageOf('markets')).not.toContain('只针对某一类型');
});
