import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { codesIn, fenqu, start } from '../cli/fenqu.ts';
import { CITY, emptyFolder, workspace, write } from '../cli/workspace.ts';
import { ownRules } from '../handouts/own-rules.ts';
import { complaints } from '../rendering/outputs/published.ts';

const DAY = '2022-05-06';

/** Haidian is no longer as it was. */
const MORE_CASES = `${CITY['data/cases.csv']}${[11, 12, 13, 14, 15, 16]
  .map((id) => `A${id},confirmed,local,2022-05-06,110108012002,\n`)
  .join('')}`;

const handOut = (folder: string, out: string, ...more: readonly string[]) =>
  fenqu(['measures', '-C', folder, '--as-of', DAY, '--by', 'county', '-o', out, ...more]);

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );

describe('hand-outs', () => {
  test.each(['html', 'docx', 'xlsx'])('as %s are the same bytes on any day, in any zone', async (format) => {
    const folder = ownRules();
    const [one, other] = [emptyFolder(), emptyFolder()];
    const first = await handOut(folder, one, '--format', format);
    expect([first.status, codesIn(first.stderr)]).toEqual([0, Array(3).fill('handout-forbidden')]);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await fenqu(
      ['measures', '-C', folder, '--as-of', DAY, '--by', 'county', '-o', other, '--format', format],
      {
        env: { TZ: 'Pacific/Kiritimati' },
      },
    );
    expect(readdirSync(one).sort()).toEqual([`${DAY}-r1`, 'current']);
    expect(Object.keys(hashes(join(one, 'current')))).toEqual([
      `00-总览.${format}`,
      `110105-朝阳区.${format}`,
      `110108-海淀区.${format}`,
    ]);
    expect(hashes(join(other, 'current'))).toEqual(hashes(join(one, 'current')));
  });

  test('that did not change stay where they are; of those that did, the others are linked', async () => {
    const folder = workspace();
    const out = emptyFolder();
    await handOut(folder, out, '--format', 'html');
    const again = await handOut(folder, out, '--format', 'html');
    expect(again.stderr).toContain(`${DAY}-r1（新 0，未变 3）`);
    expect(readdirSync(out).sort()).toEqual([`${DAY}-r1`, 'current']);
    writeFileSync(join(folder, 'data/cases.csv'), MORE_CASES);
    const changed = await handOut(folder, out, '--format', 'html');
    expect(changed.stderr).toContain(`${DAY}-r2（新 2，未变 1）`);
    expect(readlinkSync(join(out, 'current'))).toBe(`${DAY}-r2`);
    const inode = (revision: string, name: string): number =>
      statSync(join(out, `${DAY}-${revision}`, name)).ino;
    expect(inode('r2', '110105-朝阳区.html')).toBe(inode('r1', '110105-朝阳区.html'));
    expect(inode('r2', '110108-海淀区.html')).not.toBe(inode('r1', '110108-海淀区.html'));
  });

  test('leave behind what is none of theirs', async () => {
    const folder = workspace();
    const out = emptyFolder();
    await handOut(folder, out, '--format', 'md');
    writeFileSync(join(out, `${DAY}-r1`, '110199-旧区.md'), 'no longer');
    const again = await handOut(folder, out, '--format', 'md');
    expect(again.stderr).toContain(`${DAY}-r2（新 0，未变 3）`);
    expect(readdirSync(join(out, 'current'))).toEqual(['00-总览.md', '110105-朝阳区.md', '110108-海淀区.md']);
  });

  test('of an earlier night do not become current', async () => {
    const folder = workspace();
    const out = emptyFolder();
    await handOut(folder, out, '--format', 'md');
    await fenqu([
      'measures',
      '-C',
      folder,
      '--as-of',
      '2022-05-04',
      '--by',
      'county',
      '-o',
      out,
      '--format',
      'md',
    ]);
    expect(readlinkSync(join(out, 'current'))).toBe(`${DAY}-r1`);
    expect(readdirSync(out).sort()).toEqual(['2022-05-04-r1', `${DAY}-r1`, 'current']);
  });

  test('that a killed run left half done are seen by nobody, and gone with the next', async () => {
    const folder = workspace();
    const out = emptyFolder();
    await handOut(folder, out, '--format', 'md');
    const before = hashes(join(out, 'current'));
    writeFileSync(join(folder, 'data/cases.csv'), MORE_CASES);
    for (const wait of [150, 300, 450, 600]) {
      const { child, ended } = start([
        'measures',
        '-C',
        folder,
        '--as-of',
        DAY,
        '--by',
        'county',
        '-o',
        out,
        '--format',
        'md',
      ]);
      setTimeout(() => child.kill('SIGKILL'), wait);
      await ended;
      const now = hashes(join(out, 'current'));
      const names = Object.keys(now);
      expect(names).toEqual(Object.keys(before));
      if (readlinkSync(join(out, 'current')) === `${DAY}-r1`) expect(now).toEqual(before);
    }
    mkdirSync(join(out, '.fenqu', '.tmp', 'half'), { recursive: true });
    const { status } = await handOut(folder, out, '--format', 'md');
    expect([status, existsSync(join(out, '.fenqu'))]).toEqual([0, false]);
    expect(readlinkSync(join(out, 'current'))).toBe(`${DAY}-r2`);
  });

  test('leave alone whatever else lies in their folder', async () => {
    const folder = workspace();
    const out = emptyFolder();
    write(out, { '.tmp/precious': 'mine', '.unfinished': 'mine', '.lock': 'mine', 'notes.md': 'mine' });
    const { status } = await handOut(folder, out, '--format', 'md');
    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(
      ['.lock', '.tmp', '.unfinished', `${DAY}-r1`, 'current', 'notes.md'].sort(),
    );
    expect(readFileSync(join(out, '.tmp', 'precious'), 'utf8')).toBe('mine');
  });

  test.each([
    ['a file', { current: 'mine' }],
    ['a folder', { 'current/mine.md': 'mine' }],
  ])('replace no `current` that is not theirs: %s', async (_, files) => {
    const folder = workspace();
    const out = emptyFolder();
    write(out, files);
    const { status, stderr } = await handOut(folder, out, '--format', 'md');
    expect([status, codesIn(stderr)]).toEqual([2, ['report-current']]);
    expect(readdirSync(out)).toEqual(['current']);
    const [path = ''] = Object.keys(files);
    expect(readFileSync(join(out, path), 'utf8')).toBe('mine');
  });

  test('are not written into the store, and a folder that was made for none is there no more', async () => {
    const folder = workspace();
    await run({ workspace: folder, asOf: '2022-05-05' });
    const store = join(folder, 'store');
    const before = readdirSync(store).sort();
    for (const into of [store, join(store, 'out')]) {
      const { status, stderr } = await handOut(folder, into, '--format', 'md');
      expect([status, codesIn(stderr)]).toEqual([2, ['report-in-store']]);
    }
    expect(readdirSync(store).sort()).toEqual(before);
    const nowhere = join(folder, 'nowhere');
    const asked = ['measures', '-C', folder, '--as-of', DAY, '--by', 'planet', '--format', 'md'];
    expect((await fenqu([...asked, '-o', nowhere])).status).toBe(2);
    expect(existsSync(nowhere)).toBe(false);
  });

  test('that are not whole say so, and have numbers of their own', async () => {
    const out = emptyFolder();
    await handOut(workspace(), out, '--format', 'md', '--audience', 'schools', '--kind', 'testing');
    for (const name of readdirSync(join(out, 'current'))) {
      const text = readFileSync(join(out, 'current', name), 'utf8');
      expect(text).toMatch(/编号：20220506(-\d{6})?-schools-testing\n/);
      expect(text).toContain('只含：给学校的、检测类');
    }
    const whole = await fenqu(['measures', '-C', workspace(), '--as-of', DAY, '--kind', 'testing']);
    expect(whole.stdout).toContain('只含：检测类');
  });

  test('in one file go where a link leads, and keep the mode of the file there', async () => {
    const folder = workspace();
    const out = emptyFolder();
    for (const format of ['docx', 'xlsx']) {
      const [file, link] = [join(out, `own.${format}`), join(out, `link.${format}`)];
      writeFileSync(file, 'old');
      chmodSync(file, 0o600);
      symlinkSync(file, link);
      const { status } = await fenqu([
        'measures',
        '-C',
        folder,
        '--as-of',
        DAY,
        '--format',
        format,
        '-o',
        link,
      ]);
      expect([status, lstatSync(link).isSymbolicLink()]).toEqual([0, true]);
      expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  test('are named so that every system takes them, and no two for one', async () => {
    const areas = CITY['data/areas.csv']
      ?.replace('朝阳区', '"CON: *a/b. "')
      .replace('海淀区', `${'很长'.repeat(60)}‮`);
    const out = emptyFolder();
    await handOut(workspace({ 'data/areas.csv': areas ?? null }), out, '--format', 'md');
    const names = readdirSync(join(out, 'current'));
    expect(names[1]).toBe('110105-CON_a_b_.md');
    for (const name of names) {
      expect(Buffer.byteLength(name)).toBeLessThan(200);
      expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u202e]|[. ]$/u);
    }
    const overview = readFileSync(join(out, 'current', '00-总览.md'), 'utf8');
    for (const name of names.slice(1)) expect(overview.replaceAll('\\', '')).toContain(name.slice(0, 30));
  });

  test('of areas whose codes differ in capitals only have files of their own everywhere', async () => {
    const areas = `code,name,level,parent
T,Town,city,
e,East,county,T
E,East,county,T
e1,Quay,community,e
E1,Quay,community,E
`;
    const cases = 'id,class,origin,date,area,cluster\na,confirmed,local,2022-05-05,e1,\n';
    const yaml = String(CITY['fenqu.yaml'])
      .replace('codes: nbs', 'codes: explicit')
      .replace('2022-04-01 }', '2022-04-01, retrospective: true }');
    const out = emptyFolder();
    const folder = workspace({ 'fenqu.yaml': yaml, 'data/areas.csv': areas, 'data/cases.csv': cases });
    const made = await handOut(folder, out, '--format', 'md');
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining('2份')]);
    const names = readdirSync(join(out, 'current')).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(3);
  });

  test('as data are as their schemas say, and the overview counts what they have', async () => {
    const out = emptyFolder();
    await handOut(ownRules(), out, '--format', 'json');
    const read = (name: string) => JSON.parse(readFileSync(join(out, 'current', name), 'utf8'));
    const overview = read('00-总览.json');
    expect(complaints('output/handouts', overview)).toEqual([]);
    expect([overview.issuer, overview.contact]).toEqual(['市疾控中心', '@电话 12345']);
    for (const { file, area, number, measures, by_tier: byTier } of overview.handouts) {
      const handout = read(file);
      expect(complaints('output/handout', handout)).toEqual([]);
      expect([handout.number, handout.applying.scope.area]).toEqual([number, area]);
      const ids = handout.applying.audiences.flatMap((group: { measures: { id: string }[] }) =>
        group.measures.map(({ id }) => id),
      );
      expect(new Set(ids).size).toBe(measures);
      const inside = Object.values<number>(byTier).reduce((sum, count) => sum + count, 0);
      expect(inside).toBe(handout.applying.places.length + handout.applying.others);
    }
  });

  test('need a folder, a format of theirs, and no part of a list', async () => {
    const folder = workspace();
    const told = async (...args: string[]) => {
      const { status, stderr } = await fenqu(['measures', '-C', folder, '--as-of', DAY, ...args]);
      return [status, ...codesIn(stderr)];
    };
    expect(await told('--by', 'county', '--format', 'md')).toEqual([2, 'usage-missing']);
    expect(await told('--format', 'docx')).toEqual([2, 'usage-missing']);
    expect(await told('--by', 'county', '--format', 'csv', '-o', 'x')).toEqual([2, 'usage-handout-format']);
    expect(await told('--by', 'county', '--format', 'md', '--starting', '-o', 'x')).toEqual([
      2,
      'usage-handout-whole',
    ]);
    expect(await told('--by', 'planet', '--format', 'md', '-o', emptyFolder())).toEqual([2, 'report-level']);
  });

  test('are written by the nightly job where the workspace asks, and told of', async () => {
    const yaml = `${CITY['fenqu.yaml']}reports: [{ what: handouts, to: out/hand, format: html, by: county }]\n`;
    const folder = workspace({ 'fenqu.yaml': yaml });
    const { reports } = await run({ workspace: folder, asOf: DAY });
    const path = join(folder, 'out/hand', `${DAY}-r1`);
    expect(reports).toEqual([{ what: 'handouts', format: 'html', area: null, path }]);
    expect(readdirSync(path)).toHaveLength(3);
    expect(lstatSync(join(folder, 'out/hand/current')).isSymbolicLink()).toBe(true);
    const first = readFileSync(join(path, '110105-朝阳区.html'), 'utf8');
    expect(first).toContain('没有前一天的结果，无从比较。');
    const { reports: next } = await run({ workspace: folder, asOf: '2022-05-07' });
    expect(next[0]?.path).toBe(join(folder, 'out/hand/2022-05-07-r1'));
    const second = readFileSync(join(next[0]?.path ?? '', '110105-朝阳区.html'), 'utf8');
    expect(second).not.toContain('没有前一天的结果');
  });

  test('are refused in the configuration where they could not be written so', async () => {
    const told = async (report: string) => {
      const yaml = `${CITY['fenqu.yaml']}reports: [${report}]\n`;
      const { stderr } = await fenqu(['zone', '-C', workspace({ 'fenqu.yaml': yaml }), '--as-of', DAY]);
      return codesIn(stderr);
    };
    expect(await told('{ what: handouts, to: out, format: csv }')).toEqual(['report-format']);
    expect(await told('{ what: zones, to: out.docx, format: docx }')).toEqual(['report-format']);
    expect(await told("{ what: handouts, to: 'out/{as_of}' }")).toEqual(['report-folder']);
  });
});

test('one document for an area goes to a file, or as text to standard output', async () => {
  const folder = workspace();
  const out = join(emptyFolder(), 'a.docx');
  const asked = ['measures', '-C', folder, '--as-of', DAY, '--area', '朝阳区'];
  const { status } = await fenqu([...asked, '--format', 'docx', '-o', out]);
  expect([status, readFileSync(out).subarray(0, 2).toString()]).toEqual([0, 'PK']);
  const { stdout } = await fenqu([...asked, '--format', 'html']);
  expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(stdout).not.toMatch(/<script|https?:\/\/|<img|<link|url\(/i);
});
