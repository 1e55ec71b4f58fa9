export type { AreaIndex } from './areas/area-index.ts';
export { openKeptAreas } from './areas-alone.ts';
export { freshness } from './freshness.ts';
export { stageInputs } from './stage.ts';
export type { Staged, StageOptions } from './staged.ts';
export { extraSql } from './staging/cells.ts';
export { notGiven } from './staging/given.ts';
export { leaveOutLate } from './staging/known-on.ts';
