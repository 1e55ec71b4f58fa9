import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/index.ts';
import { openTemporary } from '../../src/inputs/files/temporary.ts';
import { zone } from '../../src/nightly/zone.ts';
import { loadPack } from '../../src/rules/load.ts';
import { readTests } from '../../src/workbench/tests/read.ts';
import { runTests } from '../../src/workbench/tests/run.ts';
import type { Seen } from '../../src/workbench/tests/seen.ts';
import { layOut, presentDay } from '../../src/workbench/tests/world.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';

const builtIn = builtInPacks();
const settings = { directory: join(builtIn, '..'), tables: [] };

/** Files of tests with windows, decisions, metrics that run out, and unknown tiers. */
const FILES = [
  ['beijing-2020-06', 'decisions.yaml'],
  ['beijing-2020-07', 'windows.yaml'],
  ['cn-county-2020-02', 'decisions.yaml'],
  ['us-cdc-levels-2022', 'windows.yaml'],
  ['us-cdc-levels-2022', 'missing.yaml'],
] as const;

describe('a night judged with all the others is the night judged alone', () => {
  test.each(FILES)('%s, %s', async (id, name) => {
    const folders = { builtIn, extra: {} };
    const { pack } = await loadPack(id, folders);
    if (pack === undefined) throw new Error(`no pack ${id}`);
    const folder = { id, directory: join(builtIn, id), shown: `rules/${id}`, origin: 'built-in' };
    const { files } = await readTests(folder, async () => pack);
    const wanted = files.filter(({ shown }) => shown.endsWith(`/${name}`));
    const seen: Seen[] = [];
    await runTests(
      wanted.flatMap((file) => file.tests),
      () => [pack],
      settings,
      (each) => seen.push(each),
    );
    expect(seen.length).toBeGreaterThan(3);
    for (const { test: of, expectation, judged } of seen) {
      const temporary = openTemporary();
      try {
        const world = await layOut([of], [pack], settings, temporary);
        const workspace = { ...world.workspace, context: of.context };
        const { snapshot } = await zone({
          workspace,
          asOf: judged.day,
          today: presentDay(world, [of]),
          all: true,
        });
        const code = world.codeOf(of, expectation.area);
        const alone = snapshot.zones.find(({ area }) => area.code === code);
        expect(alone).toBeDefined();
        expect(comparable(alone)).toEqual(comparable(judged.verdict));
      } finally {
        temporary.close();
      }
    }
  });
});

/** What does not depend on where an area stands among others, and is told of every night. */
function comparable(verdict: Verdict | undefined) {
  if (verdict === undefined) return undefined;
  const {
    area: _area,
    position: _position,
    nextStepDown: _next,
    unknownAhead: _ahead,
    clause: _clause,
    decision,
    ...rest
  } = verdict;
  return { ...rest, decided: decision?.tier ?? null };
}
