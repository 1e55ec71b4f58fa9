import type { Path, YamlFile } from '../yaml/index.ts';

/** Where a rule stands, as results quote it: `rules/beijing-2020-07/pack.yaml:31`. */
export function clauseAt(yaml: YamlFile, path: Path): string {
  const { place } = yaml.spotOf(path, 'key');
  return `${place.file}:${yaml.lineOf(path)}`;
}
