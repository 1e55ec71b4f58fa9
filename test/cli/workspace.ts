import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { tree } from '../store/tree.ts';

/** Files by path in the workspace; null takes one of the plain workspace's files away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A workspace that runs: a small city, a dozen cases of May 2022, and Beijing's community rules. */
export const CITY: Readonly<Record<string, string>> = {
  'fenqu.yaml': `language: zh
timezone: Asia/Shanghai
areas: { file: data/areas.csv, codes: nbs }
data:
  cases:
    file: data/cases.csv
    columns: { id: id, class: class, origin: origin, date_report: date, area: area, cluster: cluster }
policy:
  - { pack: beijing-2020-07, from: 2022-04-01 }
store: store/
`,
  'data/areas.csv': `code,name
11,北京市
1101,市辖区
110105,朝阳区
110105005,酒仙桥街道
110105005001,红霞路社区居委会
110105005002,大山子社区居委会
110105025,来广营地区
110105025001,清河营村委会
110108,海淀区
110108012,花园路街道
110108012001,红霞路社区居委会
110108012002,北太平庄社区居委会
`,
  'data/cases.csv': `id,class,origin,date,area,cluster
A1,confirmed,local,2022-05-01,110105005001,home
A2,confirmed,local,2022-05-02,110105005001,home
A3,confirmed,local,2022-05-03,110105005001,market
A4,confirmed,local,2022-05-04,110105005001,market
A5,confirmed,local,2022-05-04,110105005002,
A6,asymptomatic,local,2022-05-05,110105005002,
A7,confirmed,local,2022-05-06,110105005002,
A8,confirmed,imported,2022-05-06,110108012001,
A9,confirmed,local,2022-05-08,110108012002,
A10,confirmed,local,2022-05-10,110108012002,
`,
};

const root = mkdtempSync(join(tmpdir(), 'fenqu-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes a workspace into a folder of its own, gone when the tests of the file have ended. */
export function workspace(files: Files = {}): string {
  const folder = emptyFolder();
  write(folder, { ...CITY, ...files });
  return folder;
}

export function emptyFolder(): string {
  return mkdtempSync(join(root, 'w-'));
}

/** Writes files into a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What of a store speaks of nights: every file but the rows and packs kept beside them. */
export function nightsIn(store: string): string[] {
  return existsSync(store) ? Object.keys(tree(store)).filter((path) => !path.startsWith('kept/')) : [];
}
