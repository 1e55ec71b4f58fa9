import { published, rulesSchemas } from '../../nightly/rules-schema.ts';
import { OUTPUT_NAMES } from '../../rendering/outputs/names.ts';
import { outputSchemas } from '../../rendering/outputs/published.ts';
import { renderSchema, renderSchemas } from '../../rendering/schemas/index.ts';
import { DONE } from '../status.ts';
import type { Work } from '../work.ts';

/** `fenqu rules schema [NAME]`: one JSON Schema, or which there are. */
export const rulesSchemaCommand: Work = async (session, _options, [name]) => {
  const outputs = outputSchemas();
  const schemas = [...rulesSchemas(), ...OUTPUT_NAMES.map((each) => published(each, outputs[each]))];
  const wanted = schemas.find((schema) => schema.name === name);
  session.write(
    wanted === undefined
      ? renderSchemas(schemas, session.settings.format, session.look())
      : renderSchema(wanted),
  );
  return DONE;
};
