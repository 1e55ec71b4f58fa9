import { AUDIENCES } from '../measures/audiences.ts';
import { MEASURE_KINDS } from '../measures/kinds.ts';
import type { MeasuresOptions } from '../nightly/measures.ts';
import { nightOptions, textOption } from './options.ts';
import type { Session } from './session.ts';
import type { Values } from './work.ts';

/** The night, the area, the day, the audience and the kind asked for. */
export async function measuresAsked(session: Session, options: Values): Promise<MeasuresOptions> {
  const workspace = await session.openWorkspace();
  const on = textOption(options, 'on');
  const audience = AUDIENCES.find((each) => each === options['audience']);
  const kind = MEASURE_KINDS.find((each) => each === options['kind']);
  return {
    workspace,
    ...nightOptions(session, options),
    ...(on !== undefined && { on }),
    ...(audience !== undefined && { audience }),
    ...(kind !== undefined && { kind }),
  };
}
