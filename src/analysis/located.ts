import type { Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { Path, YamlFile } from '../yaml/index.ts';
import type { Accepted } from './baseline.ts';
import type { Evidence } from './examples/evidence.ts';
import type { Example } from './examples/example.ts';
import { type Finding, whyWithoutExample } from './finding.ts';

/** A finding with its place in the file, as a problem that can be shown. */
export interface LocatedFinding {
  readonly problem: Problem;
  readonly examples: readonly Example[];
  readonly evidence?: Evidence;
  /** Why there is neither. */
  readonly withoutExample?: ReturnType<typeof whyWithoutExample>;
  /** By what it is known again in a file of accepted findings. */
  readonly key: Accepted;
}

/** The files a pack was read from. */
export interface PackYaml {
  readonly pack: YamlFile;
  readonly measures?: YamlFile;
}

export function located(pack: Pack, finding: Finding, files: PackYaml): LocatedFinding {
  const { code, severity, where, value, examples, evidence } = finding;
  const without = whyWithoutExample(finding);
  const yaml = files[where.file] ?? files.pack;
  const spot =
    where.part === undefined ? yaml.spotOf(where.path, 'key') : yaml.spotIn(where.path, where.part.start);
  const values = finding.said ? { ...finding.with, ...finding.said } : finding.with;
  const more = Object.values(finding.with ?? {});
  return {
    problem: { code, severity, ...spot, value, ...(values && { with: values }) },
    examples,
    ...(evidence && { evidence }),
    ...(without && { withoutExample: without }),
    key: { pack: pack.id, code, at: nameOf(pack, where.path), value: [value, ...more].join(' · ') },
  };
}

/** A path with the names of tiers and measures in place of their numbers: `tiers.high.when`. */
function nameOf({ tiers, measures }: Pack, [first, second, ...rest]: Path): string {
  const at = typeof second === 'number' ? second : -1;
  const name = first === 'tiers' ? tiers[at]?.tier : first === 'measures' ? measures[at]?.id : undefined;
  const named = name ?? second;
  return [first, ...(named === undefined ? [] : [named]), ...rest].join('.');
}
