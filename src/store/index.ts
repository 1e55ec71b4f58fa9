export { compareNight, type NightDifferences } from './compare-night.ts';
export { type Cell, fromCsv, toCsv } from './csv.ts';
export { renameDurably, temporaryPath, writeDurably } from './disk.ts';
export { hidden, hiddenSql } from './hiding.ts';
export { beginningOf, keepFile, keepJson, readKept } from './keep.ts';
export { keepNeighbors } from './keep-neighbors.ts';
export {
  exportRows,
  type KeptRows,
  keepRows,
  keepRowsIndex,
  readRowsIndex,
} from './keep-rows.ts';
export { lockStore, withLock } from './lock.ts';
export { lastTwo, nearestDays, readNights } from './nights.ts';
export { keptPath } from './paths.ts';
export { madeStale, type PublishResult, publish } from './publish.ts';
export type { LastNight, NightFiles, PublishedZone } from './published.ts';
export { type AreaOnNight, readAreaOnNight } from './read-area.ts';
export { newestBefore, readNight, readNightManifest } from './read-night.ts';
export { type CaseRevision, compareRows, type RowChanges } from './row-changes.ts';
export { workspaceSecret } from './secret.ts';
export { staleCauses, staleNights } from './stale.ts';
export { asideOf, undoable } from './unfinished.ts';
export { checkStore, type StoreChecked } from './upkeep/check.ts';
export { carryOut, type Pruned, planPruning } from './upkeep/prune.ts';
export type { Retention } from './upkeep/retention.ts';
export { writeZones } from './zones-file.ts';
