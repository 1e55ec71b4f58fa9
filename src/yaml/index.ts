export type { YamlFile } from './file.ts';
export type { Path } from './nodes.ts';
export { parseYaml, readYaml } from './read.ts';
export { partAt, type Shape, shaped } from './shape.ts';
