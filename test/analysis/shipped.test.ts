import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { packFolders } from '../../src/rules/folders.ts';
import { loadPack } from '../../src/rules/load.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { confirm, confirmNights } from './zoned.ts';

const folders = { builtIn: builtInPacks(), extra: {} };
const ids = (await packFolders(folders)).map(({ id }) => id);

describe.each(ids)('%s', (id) => {
  test('a night confirms every example of its findings', async () => {
    const { pack } = await loadPack(id, folders);
    if (pack === undefined) throw new Error(`${id} is broken`);
    for (const finding of analyse(pack).findings) {
      const { code, value, examples, evidence } = finding;
      await confirmNights(pack, undefined, finding);
      for (const example of examples) {
        const confirmed = await confirm(pack, undefined, example, evidence);
        expect({ code, value, confirmed }).toEqual({ code, value, confirmed: 1 });
      }
    }
  });
});
