import { readXlsx } from 'hucre/xlsx';
import { afterEach, expect, test, vi } from 'vitest';
import { fromBuffer } from 'yauzl';
import { overviewEntry } from '../../src/handouts/handout.ts';
import { renderHandout, renderOverview } from '../../src/rendering/handout/index.ts';
import { handout } from './samples/handout.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The files of an archive as texts, by name, and the time each says it is of. */
async function unpacked(bytes: Uint8Array): Promise<Map<string, { text: string; time: number }>> {
  const found = new Map<string, { text: string; time: number }>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (failure, archive) => {
      if (failure !== null || archive === undefined) return reject(failure);
      archive.on('end', resolve).on('error', reject);
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, (wrong, stream) => {
          if (wrong !== null || stream === undefined) return reject(wrong);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            found.set(entry.fileName, { text, time: entry.lastModFileDate * 65536 + entry.lastModFileTime });
            archive.readEntry();
          });
        }),
      );
      archive.readEntry();
    });
  });
  return found;
}

const bytesOf = async (format: 'docx' | 'xlsx', language: 'zh' | 'en' = 'zh'): Promise<Uint8Array> =>
  Buffer.from(await renderHandout(handout, format, language));

test.each(['zh', 'en'] as const)('a hand-out as text and for the browser, in %s', async (language) => {
  for (const format of ['md', 'html', 'json'] as const) {
    const text = await renderHandout(handout, format, language);
    await expect(text).toMatchFileSnapshot(`golden/handout.${language}.${format}`);
  }
});

test.each(['zh', 'en'] as const)(
  'a hand-out as DOCX is whole, on A4, and sets tables as told, in %s',
  async (language) => {
    const files = await unpacked(await bytesOf('docx', language));
    const text = files.get('word/document.xml')?.text ?? '';
    await expect(text.replaceAll('<w:p>', '\n<w:p>').replaceAll('<w:tr>', '\n<w:tr>')).toMatchFileSnapshot(
      `golden/handout.${language}.document.xml`,
    );
    expect(text).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const tables = text.split('<w:tbl>').length - 1;
    expect(text.split('<w:tblHeader/>').length - 1).toBe(tables);
    for (const edge of ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])
      expect(text.split(`<w:${edge} w:val="single"`).length - 1, edge).toBe(tables);
    expect(text.split('<w:tr>').length).toBe(text.split('<w:cantSplit/>').length);
    expect(text).toContain('=cmd|&quot;/c calc&quot;!A1 &lt;b&gt;&amp;');
    expect(text).not.toMatch(/[\u0000-\u0008\u202e]/u);
    expect(files.get('word/footer1.xml')?.text).toContain('>PAGE<');
    const named = [...(files.get('[Content_Types].xml')?.text.matchAll(/PartName="\/([^"]+)"/g) ?? [])];
    expect(named.map(([, name]) => files.has(name ?? ''))).toEqual(named.map(() => true));
    const targets = [
      ...(files.get('word/_rels/document.xml.rels')?.text.matchAll(/Target="([^"]+)"/g) ?? []),
    ];
    expect(targets.map(([, name]) => files.has(`word/${name}`))).toEqual(targets.map(() => true));
    const styles = files.get('word/styles.xml')?.text ?? '';
    for (const [, id] of text.matchAll(/<w:pStyle w:val="([^"]+)"/g))
      expect(styles).toContain(`w:styleId="${id}"`);
    expect(new Set([...files.values()].map(({ time }) => time)).size).toBe(1);
  },
);

test('what ended is in every document, and what begins is not told as ended', async () => {
  const { changes } = handout;
  if (changes === null) throw new Error('the sample has no changes');
  const [, last] = handout.applying.byAudience;
  const ended = {
    ...handout,
    changes: {
      starting: { ...changes.starting, byAudience: [] },
      ending: { ...changes.ending, byAudience: last === undefined ? [] : [last] },
    },
  };
  // That one is written otherwise in each format.
  const all = last?.measures.map(({ measure }) => measure.title.zh) ?? [];
  const titles = new Set(all.filter((title) => !title.startsWith('=')));
  expect(titles.size).toBeGreaterThan(0);
  const text = String(await renderHandout(ended, 'md', 'zh'));
  const [before = '', after = ''] = text.split('三、')[0]?.split('不再适用') ?? [];
  const html = String(await renderHandout(ended, 'html', 'zh'));
  const { sheets } = await readXlsx(Buffer.from(await renderHandout(ended, 'xlsx', 'zh')));
  const rows = sheets.find(({ name }) => name === '新增与结束的措施')?.rows ?? [];
  for (const title of titles) {
    expect(before).not.toContain(title);
    expect(after).toContain(title);
    expect(html.split('不再适用')[1]?.split('三、')[0]).toContain(title);
    expect(rows.some(([what, name]) => what === '结束' && name === title)).toBe(true);
  }
});

test('the sources of the opening list are cited, also where no measure has them', async () => {
  const { opening } = handout;
  if (opening === null) throw new Error('the sample has no opening list');
  const source = 'only-opening';
  const title = { zh: '场所开放通告', en: 'Notice on premises' };
  const { pack } = handout.applying;
  const own = {
    ...handout,
    applying: {
      ...handout.applying,
      pack: { ...pack, sources: { ...pack.sources, [source]: { title, status: 'official' as const } } },
    },
    opening: {
      ...opening,
      sectors: opening.sectors.map((each) => ({
        ...each,
        cells: each.cells.map(({ tier, opening: cell }) => ({
          tier,
          opening: cell.kind === 'said' ? { ...cell, row: { ...cell.row, source } } : cell,
        })),
      })),
    },
  };
  const text = String(await renderHandout(own, 'md', 'en'));
  const [, number = '?'] = /(\d+)\\?\. Notice on premises/.exec(text) ?? [];
  expect(text.split('Sources')[0]).toMatch(new RegExp(`[Ss]ource ${number}\\b`));
  const sheets = (await readXlsx(Buffer.from(await renderHandout(own, 'xlsx', 'en')))).sheets;
  expect(sheets.at(-1)?.rows.some(([, name]) => String(name).startsWith('Notice on premises'))).toBe(true);
});

test('no cell of a workbook is a formula, and numbers and days stay what they are', async () => {
  const { sheets } = await readXlsx(await bytesOf('xlsx'), { readStyles: true });
  const rows = sheets.map(({ name, rows: all }) =>
    [
      name,
      ...all.map((row) =>
        row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)).join(' | '),
      ),
    ].join('\n'),
  );
  await expect(`${rows.join('\n\n')}\n`).toMatchFileSnapshot('golden/handout.zh.xlsx.txt');
  const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
  expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  expect(cells.some(({ value }) => value === '=cmd|"/c calc"!A1 <b>&')).toBe(true);
  const dates = sheets.find(({ name }) => name === '近期日期');
  expect(dates?.rows[1]?.[0]).toEqual(new Date(Date.UTC(2020, 5, 24)));
});

test('the overview names every document, and links to it', async () => {
  const area = { code: '110106', name: '北京市 丰台区', names: ['北京市', '丰台区'], district: null };
  const whole = { applying: { ...handout.applying, scope: null }, changes: null };
  const overview = { number: '20200621', whole, entries: [overviewEntry(handout, area)] };
  const fileOf = () => '110106-丰台区 1.html';
  const html = String(await renderOverview(overview, fileOf, 'html', 'zh'));
  expect(html).toContain('<a href="110106-%E4%B8%B0%E5%8F%B0%E5%8C%BA%201.html">');
  await expect(String(await renderOverview(overview, fileOf, 'md', 'zh'))).toMatchFileSnapshot(
    'golden/handout-overview.zh.md',
  );
  const files = await unpacked(Buffer.from(await renderOverview(overview, fileOf, 'docx', 'en')));
  const [, id = '?'] =
    /<w:hyperlink [^>]*r:id="([^"]+)"/.exec(files.get('word/document.xml')?.text ?? '') ?? [];
  const relations = files.get('word/_rels/document.xml.rels')?.text;
  const target = '110106-%E4%B8%B0%E5%8F%B0%E5%8C%BA%201.html';
  expect(relations).toMatch(new RegExp(`Id="${id}"[^>]*Target="${target}" TargetMode="External"`));
});

test('nothing of the clock or of chance is in a document', async () => {
  const whole = { applying: handout.applying, changes: null };
  const area = { code: '110106', name: '丰台区', names: ['丰台区'], district: null };
  const overview = { number: '20200621', whole, entries: [overviewEntry(handout, area)] };
  const made = () => renderOverview(overview, () => 'a.docx', 'docx', 'zh');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2024, 1, 3, 4, 5, 6) });
  const first = await made();
  vi.setSystemTime(new Date(2031, 6, 8, 9, 10, 11));
  expect(await made()).toEqual(first);
});
