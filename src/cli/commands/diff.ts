import { type DiffResult, diff } from '../../nightly/diff.ts';
import { diffPacks } from '../../nightly/diff-packs.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { renderDiff } from '../../rendering/diff/index.ts';
import { titlesOf } from '../../rendering/titles.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { nightOptions, textOption } from '../options.ts';
import type { Session } from '../session.ts';
import { DONE, FOUND } from '../status.ts';
import type { Values, Work } from '../work.ts';

/** `fenqu diff [FROM] [TO]`: compares two published nights; with `--from-pack` and `--to-pack` two packs on one day. */
export const diffCommand: Work = async (session, options, days) => {
  const workspace = await session.openWorkspace();
  const packs = { from: textOption(options, 'fromPack'), to: textOption(options, 'toPack') };
  const result =
    packs.from === undefined && packs.to === undefined
      ? await ofNights(workspace, session, options, days)
      : await ofPacks(workspace, session, options, packs, days);
  session.warn(result.warnings);
  session.write(renderDiff(result.diff, session.settings.format, session.look(), titlesOf(result.packs)));
  const { changes, intoForce } = result.diff;
  return options['exitCode'] === true && changes.length + intoForce.length > 0 ? FOUND : DONE;
};

async function ofNights(
  workspace: Workspace,
  session: Session,
  options: Values,
  [from, to]: readonly string[],
): Promise<DiffResult> {
  if (textOption(options, 'asOf') !== undefined) throw requires('--as-of', '--from-pack');
  const area = textOption(options, 'area');
  return diff({
    workspace,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(area === undefined ? {} : { area }),
    causes: options['causes'] === true,
    signal: session.signal,
  });
}

async function ofPacks(
  workspace: Workspace,
  session: Session,
  options: Values,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  [day]: readonly string[],
): Promise<DiffResult> {
  if (from === undefined) throw requires('--to-pack', '--from-pack');
  if (to === undefined) throw requires('--from-pack', '--to-pack');
  if (day !== undefined)
    throw new FenquError(error('usage-conflict', { value: day, with: { other: '--from-pack' } }));
  return diffPacks({ workspace, ...nightOptions(session, options), fromPack: from, toPack: to });
}

function requires(value: string, option: string): FenquError {
  return new FenquError(error('usage-requires', { value, with: { option } }));
}
