import { soundPack } from '../../nightly/rules.ts';
import { DOC_FORMATS } from '../../rendering/look.ts';
import { renderPack } from '../../rendering/pack-page/index.ts';
import { placeOf } from '../place.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules doc PACK`: a pack as a page that an official can read and sign. */
export const rulesDocCommand: Work = async (session, options, [id = '']) => {
  const pack = await soundPack(await placeOf(session), id);
  const format = DOC_FORMATS.find((each) => each === options['format']) ?? 'md';
  session.write(renderPack(pack, format, session.look()));
  return DONE;
};
