/** Columns of the working file for the areas that are proposed, best first. */
export const CANDIDATE_COLUMNS = [
  'candidate_1',
  'candidate_2',
  'candidate_3',
  'candidate_4',
  'candidate_5',
] as const;

/** The columns of the working file that are written anew; `area` is the user's. */
export const WORKING_COLUMNS = [
  'text',
  'area',
  'within',
  'cases',
  'recognised',
  'recognised_name',
  'reason',
  'explanation',
  ...CANDIDATE_COLUMNS,
] as const;
