import { expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { workspace } from './workspace.ts';

/** What is asked of arrivals does not go with what is asked of areas, nor the days of a journey with anything else. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['--left 2022-05-01', 'usage-requires', /--left .*--arrival-from/],
  ['--arrived 2022-05-01', 'usage-requires', /--arrived .*--arrival-from/],
  ['--by county --left 2022-05-01 --format md -o out', 'usage-requires', /--left .*--arrival-from/],
  ['--arrivals people.csv --left 2022-05-01', 'usage-conflict', /--arrivals .*--left/],
  ['--arrivals people.csv --arrived 2022-05-01', 'usage-conflict', /--arrivals .*--arrived/],
  ['--arrival-from 某地 --starting', 'usage-conflict', /--starting/],
  ['--arrival-tier high --ending', 'usage-conflict', /--ending/],
  ['--arrivals people.csv --area 朝阳区', 'usage-conflict', /--area/],
  ['--arrival-from 某地 --on 2022-05-01', 'usage-conflict', /--on/],
  ['--arrival-from 某地 --as-of 2022-05-01', 'usage-conflict', /--as-of/],
  ['--arrival-from 某地 --by county', 'usage-conflict', /--by/],
  ['--arrival-tier high --audience arrivals', 'usage-conflict', /--audience/],
  ['--arrivals people.csv --kind testing', 'usage-conflict', /--kind/],
  ['--arrival-from 某地 --format docx -o out.docx', 'usage-choice', /docx.*table/],
];

test.each(WRONG)('measures %s is refused', async (line, code, said) => {
  const { status, stdout, stderr } = await fenqu(['measures', ...line.split(' ')], { cwd: workspace() });
  expect({ status, stdout, codes: codesIn(stderr) }).toEqual({ status: 2, stdout: '', codes: [code] });
  expect(stderr).toMatch(said);
});
