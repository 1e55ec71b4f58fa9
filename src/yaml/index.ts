export type { Spot, YamlFile } from './file.ts';
export type { Path } from './nodes.ts';
export { parseYaml, type Reading, readYaml } from './read.ts';
export { partAt, type Shape, type Shaped, shaped } from './shape.ts';
export type { Later } from './shape-problems.ts';
