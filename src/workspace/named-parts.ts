import type { Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import { policyProblems } from './checks.ts';
import { readNamed } from './named.ts';
import type { RawWorkspace } from './schema.ts';
import { contextShape, policyShape, type RawPolicyEntry } from './schema-named.ts';
import { within } from './tables.ts';
import type { ContextSeries } from './workspace.ts';

/** The parts of a workspace that may stand in files of their own, wherever they stand. */
export interface NamedParts {
  readonly policy: readonly RawPolicyEntry[];
  readonly context: ContextSeries;
  readonly problems: readonly Problem[];
}

/** Reads the policy and the contexts that a workspace names. */
export async function namedParts(yaml: YamlFile, raw: RawWorkspace, directory: string): Promise<NamedParts> {
  const own = raw.rules === undefined ? undefined : within(directory, raw.rules);
  const policy =
    typeof raw.policy === 'string'
      ? await policyNamed(yaml, raw.policy, own)
      : { entries: raw.policy ?? [], problems: [] };
  const problems: Problem[] = [...policy.problems];
  const context: Record<string, ContextSeries[string]> = {};
  for (const [name, series] of Object.entries(raw.context ?? {})) {
    if (typeof series !== 'string') {
      context[name] = series;
      continue;
    }
    const found = await readNamed('contexts', series, contextShape, own, yaml.spotOf(['context', name]));
    problems.push(...found.problems);
    context[name] = Object.fromEntries((found.value?.values ?? []).map(({ from, value }) => [from, value]));
  }
  return { policy: policy.entries, context, problems };
}

async function policyNamed(
  yaml: YamlFile,
  name: string,
  own: string | undefined,
): Promise<{ entries: readonly RawPolicyEntry[]; problems: readonly Problem[] }> {
  const found = await readNamed('policies', name, policyShape, own, yaml.spotOf(['policy']));
  const entries = found.value?.packs ?? [];
  const again = found.yaml === undefined ? [] : policyProblems(found.yaml, ['packs'], entries);
  return { entries, problems: [...found.problems, ...again] };
}
