import { CITY, type Files } from '../cli/workspace.ts';

/** Something that is done to a workspace: files of it change, and then a command runs. */
export interface Chapter {
  readonly name: string;
  readonly files: Files;
  readonly args: readonly string[];
}

const CASES = CITY['data/cases.csv'] ?? '';
const DECISIONS = `area,tier,from,until,mode,authority,reason,decided_on
110105025001,medium,2022-05-08,2022-05-10,set,朝阳区指挥部,专家研判,2022-05-08
`;

/** The plain city with decisions, reports and a rule of retention. */
export const BEGINNING: Files = {
  'fenqu.yaml': `${CITY['fenqu.yaml']?.replace('store: store/', 'store: { folder: store/, keep: { nights: 3d, revisions: 1d } }')}decisions: data/decisions.csv
reports:
  - { what: diff, to: 'out/{as_of}-changes.md' }
  - { what: zones, by: county, to: 'out/{as_of}/{code}-{name}.csv', format: csv }
`,
  'data/decisions.csv': DECISIONS,
};

/** The life of a store: its first night, missed ones, a revision, what follows from it, and what goes at last. */
export const STORY: readonly Chapter[] = [
  { name: 'the first night', files: {}, args: ['run', '--as-of', '2022-05-07'] },
  {
    name: 'missed nights',
    files: { 'data/cases.csv': `${CASES}A11,confirmed,local,2022-05-10,110105025001,\n` },
    args: ['run', '--as-of', '2022-05-10', '--catch-up'],
  },
  {
    name: 'a revision',
    files: { 'data/cases.csv': `${CASES}A11,confirmed,local,2022-05-09,110105025001,\n` },
    args: ['run', '--as-of', '2022-05-09', '--revise'],
  },
  {
    name: 'a replay',
    files: {},
    args: ['replay', '--from', '2022-05-10', '--to', '2022-05-12', '--revise'],
  },
  { name: 'pruning', files: {}, args: ['store', 'prune', '--apply'] },
];
