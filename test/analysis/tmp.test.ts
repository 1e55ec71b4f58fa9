import { test } from 'vitest';
import { loadFolder } from '../../src/rules/load.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { packFolders } from '../../src/rules/folders.ts';
import { loadPack } from '../../src/rules/load.ts';
import { subjectOf } from '../../src/analysis/subject.ts';
import { oneMoreCases } from '../../src/analysis/world/one-more.ts';
import { reasonsAgainst } from '../../src/analysis/nights/reasons.ts';
import { searchNights } from '../../src/analysis/nights/search.ts';
import { through } from '../../src/analysis/nights/through.ts';
const folders = { builtIn: builtInPacks(), extra: {} };
test('x', async () => {
  const packs = (await Promise.all((await packFolders(folders)).map(({ id }) => loadPack(id, folders)))).flatMap(({ pack }) => pack ?? []);
  for (const id of ['b5', 'b7']) {
    const { pack } = await loadFolder({ id, directory: `/tmp/rv/rules/${id}`, shown: id, origin: id }, { builtIn: '/tmp/rv/rules', extra: {} });
    if (pack) packs.push(pack);
  }
  for (const pack of packs) {
    const { world } = subjectOf(pack);
    const cases = oneMoreCases(world);
    if (cases.length === 0 || !pack.id.startsWith('india-2020-05-17')) continue;
    let t = performance.now();
    const reasons = reasonsAgainst(world, cases);
    const t1 = performance.now() - t;
    console.log(pack.id, Math.round(t1), JSON.stringify(reasons));
    if (reasons.length === 0 && !pack.id.startsWith('b')) continue;
    continue;
    t = performance.now();
    const { nights, found } = searchNights(world);
    console.log('   search', Math.round(performance.now() - t), found.length);
    for (const each of found) {
      console.log('   ', each.from, '->', each.to, 'left', each.left, 'rows', each.life.rows.map((r) => r.day - nights.first).join(), 'more', each.life.more.day - nights.first, JSON.stringify([...each.life.reports].map(([c, d]) => [c, d.slice(0, each.night - nights.begin + 1).map((x) => x ?? '.').join('')])));
      console.log('   ', [...through(pack, [each.life], { ...nights, last: each.night })].map(({ ranks, judgement }) => `${judgement.raw[0]}${ranks[0]}/${judgement.raw[1]}${ranks[1]}`).join(' '));
    }
  }
}, 100_000);
