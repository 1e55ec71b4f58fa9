import type { SinceLast } from '../../../src/nightly/kept-rows.ts';

/** Cases came late, were withdrawn, moved and confirmed; a report was corrected. */
export const sinceLast: SinceLast = {
  asOf: '2020-06-20',
  revision: 1,
  tables: [
    { table: 'cases', added: 36, late: 2, withdrawn: 1, changed: 2, columns: { class: 1, area: 1 } },
    { table: 'counts', added: 16, late: 0, withdrawn: 0, changed: 1, columns: { cases: 1 } },
  ],
  cases: [
    {
      id: 'BJ-0117',
      class: 'asymptomatic',
      day: '2020-06-14',
      area: '110106018',
      withdrawn: false,
      changes: [
        { column: 'class', from: 'asymptomatic', to: 'confirmed' },
        { column: 'area', from: '110106018', to: '110108012' },
      ],
    },
    { id: 'BJ-0131', class: null, day: '2020-06-15', area: '110107', withdrawn: true, changes: [] },
  ],
  unrecognised: false,
  names: { 110106018: '花乡街道', 110108012: '花园路街道' },
};
