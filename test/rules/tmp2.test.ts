import { test } from 'vitest';
import { loadPack } from '../../src/rules/load.ts';
test('x', async () => {
for (const id of ['cn-county-2020-02','beijing-2020-06','beijing-2020-07','us-cdc-levels-2022','beijing-2020-08']) {
  const t = performance.now();
  const r = await loadPack(id, { builtIn: '/work/main/rules', extra: {} });
  console.log(id, (performance.now()-t).toFixed(1), 'ms', r.pack?.measures.length, r.pack?.tiers.map(t=>t.clause), JSON.stringify(r.problems));
}
});
