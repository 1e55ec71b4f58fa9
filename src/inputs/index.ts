export type { AreaDescription, AreaIndex, AreaName, Resolution } from './areas/area-index.ts';
export { freshness } from './freshness.ts';
export { stageInputs } from './stage.ts';
export type { Staged, StageOptions } from './staged.ts';
export type { ColumnNeeds } from './staging/plan.ts';
