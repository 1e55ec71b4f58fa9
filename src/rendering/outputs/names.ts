/** The results of which the JSON has a published schema. */
export const OUTPUT_NAMES = [
  'output/zone',
  'output/run',
  'output/replay',
  'output/verify',
  'output/history',
  'output/store-check',
  'output/store-prune',
  'output/diff',
  'output/explain',
  'output/measures',
  'output/premises',
  'output/premises-summary',
  'output/premises-plan',
  'output/data-check',
  'output/data-match',
  'output/data-map',
  'output/tests',
  'output/check',
  'output/compare',
  'output/list',
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];
