import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { premises } from '../../src/index.ts';
import { withPremisesHandouts } from '../../src/nightly/premises-handouts.ts';
import { renderPremises } from '../../src/rendering/premises/index.ts';
import { reopeningLines } from '../../src/rendering/premises/reopening.ts';
import { renderPremisesHandout } from '../../src/rendering/premises-handout/index.ts';

const XINFADI = join(import.meta.dirname, '../../fixtures/xinfadi-2020');
const LOOK = { language: 'zh', width: null, colour: false } as const;

test('a page of a place that is closed for its link to cases says in one sentence what holds until when, and who decides', async () => {
  const linked = await premises({ workspace: XINFADI, asOf: '2020-06-20', id: 'P-0091' });
  const page = renderPremises(linked, 'md', LOOK);
  expect(page).toContain(
    '由“应急处置”关停，到属地区政府决定恢复并予以解除为止；关停处置期间，该类别允许“边处置边恢复”，是否恢复同样由属地区政府决定。',
  );
  expect(renderPremises(linked, 'md', { ...LOOK, language: 'en' })).toContain(
    'Closed by “Emergency response” until the district government decides that it reopens, and lifts this; meanwhile its class allows “Resume while handling”, on which the district government decides, too.',
  );
});

test('what nobody knows of reopening is said in the same sentence', async () => {
  const { sheets } = await premises({ workspace: XINFADI, asOf: '2020-06-20', id: 'P-0091' });
  const [sheet] = sheets;
  if (sheet?.grade == null) throw new Error('the list has no such premises');
  const { grade } = sheet;
  const [resume] = grade.measures.filter(({ kind }) => kind === 'support');
  if (resume === undefined) throw new Error('the pack has no such measure');
  const rest = grade.measures.filter((each) => each !== resume);
  const said = (more: Partial<typeof grade>): string =>
    reopeningLines({ ...sheet, grade: { ...grade, ...more } }, 'zh')
      .map(({ text }) => text)
      .join();
  expect(said({ measures: rest, doubtful: [resume] })).toBe(
    '由“应急处置”关停，到属地区政府决定恢复并予以解除为止；该类别是否允许“边处置边恢复”未知，名单没有填写判断所需的内容。',
  );
  expect(said({ measures: rest, doubtful: [], decides: null })).toBe(
    '由“应急处置”关停。由谁决定恢复经营：标准未作规定。',
  );
  expect(reopeningLines({ ...sheet, closures: [] }, 'zh')).toEqual([]);
});

test('that classes are by hindsight stands on the page of one, in the list and in documents', async () => {
  const asked = { workspace: XINFADI, id: 'P-0091' };
  const hindsight = '规则包 beijing-premises-2020-07 在这一天没有施行：分类为追溯判定';
  const asOf = '2020-06-20';
  const pages = async (day: string): Promise<string[]> => {
    const one = await premises({ ...asked, asOf: day });
    const texts = [one, { ...one, single: false }].map((list) => renderPremises(list, 'md', LOOK));
    const documents = await withPremisesHandouts({ ...asked, asOf: day }, async ({ whole }) => {
      const all = { ...whole, list: { ...whole.list, single: false } };
      const xlsx = await readXlsx(Buffer.from(await renderPremisesHandout(all, 'xlsx', 'zh')));
      return [
        String(await renderPremisesHandout(whole, 'md', 'zh')),
        String(await renderPremisesHandout({ ...all, each: false }, 'md', 'zh')),
        xlsx.sheets[0]?.rows.join('\n') ?? '',
      ];
    });
    return [...texts, ...documents];
  };
  for (const page of await pages(asOf)) expect(page).toContain(hindsight);
  for (const page of await pages('2020-07-20')) expect(page).not.toContain('追溯判定');
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
