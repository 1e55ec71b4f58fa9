import { describe, expect, test } from 'vitest';
import { renderDataReport } from '../../src/rendering/data-report/index.ts';
import { report } from './samples/snapshot.ts';

const [cases] = report.files;

/** A report of which not everything is known, with files that have no days. */
const partly = {
  ...report,
  classes: { '': 3, confirmed: 1 },
  files: [
    { ...report.files.find(({ table }) => table !== 'cases'), ...other('areas') },
    ...(cases === undefined ? [] : [{ ...cases, excluded: { 'blank-row': 1 } }]),
    other('decisions'),
    other('neighbors'),
  ],
};

function other(table: string) {
  return {
    table,
    file: `${table}.csv`,
    format: 'csv' as const,
    compression: 'none' as const,
    encoding: 'utf-8' as const,
    bom: false,
    columnsMapped: {},
    columnsIgnored: [],
    read: 5,
    used: 5,
    excluded: {},
    rejected: {},
    firstDay: null,
    lastDay: null,
  };
}

describe.each(['zh', 'en'] as const)('what was read, in %s', (language) => {
  const text = renderDataReport({ report: partly, sinceLast: null }, 'table', {
    language,
    width: 80,
    colour: false,
  });

  test('has no label with nothing behind it, and no count without a name', () => {
    expect(text).not.toMatch(/[:：]\s*$/m);
    expect(text).not.toMatch(/[:：、,]\s+3/);
    expect(text).toContain(language === 'zh' ? '未填 3' : 'not given 3');
    expect(text).toContain(language === 'zh' ? '空行 1' : 'blank 1');
  });

  test('speaks of days only where rows have them', () => {
    expect(text.match(language === 'zh' ? /完整至/g : /Complete through/g)).toHaveLength(1);
    for (const name of language === 'zh'
      ? ['区域：', '人工决定：', '相邻区域：']
      : ['Areas:', 'Decisions:', 'Neighbours:'])
      expect(text.split('\n').filter((line) => line.startsWith(name))).toHaveLength(1);
  });
});
