import type { Path, YamlFile } from '../../yaml/index.ts';

/** Where a part of a merged file was written. */
interface Origin {
  readonly yaml: YamlFile;
  readonly path: Path;
}

/** Where the parts of a merged file were written, by their paths as JSON. */
export type Origins = Map<string, Origin>;

export function noteOrigin(origins: Origins, path: Path, yaml: YamlFile, at: Path): void {
  origins.set(JSON.stringify(path), { yaml, path: at });
}

/** A file made of two: its parts are where they were written, or else where the part around them is. */
export function fileOf(child: YamlFile, value: unknown, origins: Origins): YamlFile {
  const originOf = (path: Path): Origin => {
    for (let length = path.length; length > 0; length--) {
      const origin = origins.get(JSON.stringify(path.slice(0, length)));
      if (origin !== undefined) return { yaml: origin.yaml, path: [...origin.path, ...path.slice(length)] };
    }
    return { yaml: child, path };
  };
  const at = <T>(path: Path, ask: (origin: Origin) => T): T => ask(originOf(path));
  return {
    file: child.file,
    value,
    spotOf: (path, part) => at(path, (origin) => origin.yaml.spotOf(origin.path, part)),
    isBare: (path) => at(path, (origin) => origin.yaml.isBare(origin.path)),
    numberAt: (path) => at(path, (origin) => origin.yaml.numberAt(origin.path)),
    lineOf: (path) => at(path, (origin) => origin.yaml.lineOf(origin.path)),
    spotIn: (path, offset) => at(path, (origin) => origin.yaml.spotIn(origin.path, offset)),
  };
}
