import type { Day } from '../../days.ts';
import type { Place } from '../../problems/problem.ts';
import type { TableSource } from '../../workspace/workspace.ts';
import type { PackTest, TestArea } from './pack-test.ts';

/** A row of a file, and where in a test it comes from. */
export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly place?: Place;
}

/** The code of an area of a test. */
export type CodeOf = (test: PackTest, area: string) => string;

/** The level of the area that holds a test's areas together, and apart from those of other tests. */
export const WHOLE = 'test';

/** The areas of a test, in one that holds them all. */
export function areaRows(test: PackTest, level: string, codeOf: CodeOf): Row[] {
  const whole = `${codeOf(test, test.areas[0]?.name ?? '')}-${WHOLE}`;
  const row = ({ place, name, level: own = level, parent, attributes }: TestArea): Row => ({
    place,
    cells: {
      ...attributes,
      code: codeOf(test, name),
      name,
      level: own,
      parent: parent === undefined ? whole : codeOf(test, parent),
    },
  });
  const top = { place: test.place, cells: { code: whole, name: whole, level: WHOLE, parent: '' } };
  return [top, ...test.areas.map(row)];
}

/** One row a case. */
export function caseRows(test: PackTest, codeOf: CodeOf): Row[] {
  return test.cases.flatMap(({ place, area, days, columns }, series) => {
    const code = codeOf(test, area);
    return days.flatMap(({ day, cases }) =>
      Array.from({ length: cases }, (_, nth) => ({
        place,
        cells: { ...columns, id: caseId(code, series, day, nth), area: code, date_report: day },
      })),
    );
  });
}

/** One row a stay of a case. */
export function visitRows(test: PackTest, codeOf: CodeOf): Row[] {
  return test.cases.flatMap(({ place, area, days, visits }, series) => {
    const code = codeOf(test, area);
    const cases = days.flatMap(({ day, cases: n }) => Array.from({ length: n }, (_, nth) => ({ day, nth })));
    return visits.flatMap((visit) =>
      cases.map(({ day, nth }) => ({
        place,
        cells: {
          date: day,
          ...visit.columns,
          case: caseId(code, series, day, nth),
          area: codeOf(test, visit.area),
        },
      })),
    );
  });
}

function caseId(code: string, series: number, day: Day, nth: number): string {
  return `${code}-${series}-${day}-${nth}`;
}

/** Neighbours, as they are told. */
export function neighborRows(test: PackTest, codeOf: CodeOf): Row[] {
  return test.areas.flatMap(({ place, name, neighbors }) =>
    neighbors.map((neighbor) => ({
      place,
      cells: { area: codeOf(test, name), neighbor: codeOf(test, neighbor) },
    })),
  );
}

/** One row an area and day. */
export function reportRows(test: PackTest, table: 'metrics' | 'counts', codeOf: CodeOf): Row[] {
  return test[table].flatMap(({ place, area, days }) =>
    days.map(({ day, values }) => ({ place, cells: { ...values, area: codeOf(test, area), date: day } })),
  );
}

export function decisionRows(test: PackTest, codeOf: CodeOf): Row[] {
  return test.decisions.map(({ place, area, columns }) => ({
    place,
    cells: { ...columns, area: codeOf(test, area) },
  }));
}

/** An area of no test, in which a row can stand where no test has one: a file without rows is taken for a broken one. */
const NOBODY = 'nobody';

export function nobodysArea(level: string): Row[] {
  const top = `${NOBODY}-${WHOLE}`;
  return [
    { cells: { code: top, name: top, level: WHOLE, parent: '' } },
    { cells: { code: NOBODY, name: NOBODY, level, parent: top } },
  ];
}

export function nobodysRow(columns: readonly string[], extra: TableSource['extra'], day: Day): Row {
  const value = (column: string): string => {
    if (column.startsWith('date') || extra[column] === 'date') return day;
    return extra[column] === 'boolean' ? 'false' : '0';
  };
  const cells = Object.fromEntries(columns.map((column) => [column, value(column)]));
  return { cells: { ...cells, area: NOBODY, class: 'discarded', origin: 'local' } };
}
