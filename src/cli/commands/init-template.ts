import { fill } from '../../language/text.ts';
import { initTemplate, type TemplateFile } from '../../nightly/init-template.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { TEMPLATE_TABLES, type TemplateTable } from '../../rendering/template/columns.ts';
import { templateCsv, templateWorkbook } from '../../rendering/template/index.ts';
import { textOption } from '../options.ts';
import { DONE } from '../status.ts';
import { words } from '../words/words.ts';
import type { Work } from '../work.ts';

/** `fenqu init --template [DIR]`: tables to be filled in, as a workbook and as text. */
export const initTemplateCommand: Work = async (session, options, args) => {
  const folder = args[0] ?? session.settings.workspace;
  const tables = tablesAsked(textOption(options, 'tables') ?? 'cases');
  const language = session.language();
  const files = await initTemplate(folder, async (headOf) => {
    const workbook: TemplateFile = {
      name: 'template.xlsx',
      content: await templateWorkbook(tables, language, headOf),
    };
    const texts = tables.map((table) => ({
      name: `template-${table}.csv`,
      content: templateCsv(table, language, headOf),
    }));
    return [workbook, ...texts];
  });
  session.write(fill(words.templateDone[language], { folder, files: files.join(', ') }));
  return DONE;
};

/** @throws FenquError `template-table` for each that there is not */
function tablesAsked(text: string): readonly TemplateTable[] {
  if (text === 'all') return TEMPLATE_TABLES;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !TEMPLATE_TABLES.some((table) => table === name));
  if (unknown.length > 0) {
    const known = TEMPLATE_TABLES.join(', ');
    throw new FenquError(
      unknown.map((value) =>
        error('template-table', { value, with: { known }, suggest: nearest(value, TEMPLATE_TABLES) }),
      ),
    );
  }
  return TEMPLATE_TABLES.filter((table) => names.includes(table));
}
