import { dirname } from 'node:path';
import { counted, say } from '../language/say.ts';
import { makeFolders } from '../make-folders.ts';
import { error, FenquError } from '../problems/problem.ts';
import { HANDOUT_FORMATS, type HandoutFormat } from '../rendering/look.ts';
import type { WrittenDocuments } from '../reporting/documents.ts';
import { writeWholeFile } from '../whole-file.ts';
import { textOption } from './options.ts';
import type { Session } from './session.ts';
import { cannotWrite } from './terminal.ts';
import { nouns, words } from './words/words.ts';
import type { Values } from './work.ts';

/**
 * The format of the documents asked for.
 *
 * @param excess options that ask for less than a whole document
 * @throws FenquError where the format, or what else is asked, is none of documents
 */
export function documentFormat(options: Values, excess: readonly string[]): HandoutFormat {
  const partial = excess.find((name) => options[name] !== undefined && options[name] !== false);
  if (partial !== undefined) throw new FenquError(error('usage-handout-whole', { value: `--${partial}` }));
  const format = HANDOUT_FORMATS.find((each) => each === options['format']);
  if (format !== undefined) return format;
  const known = HANDOUT_FORMATS.join(', ');
  throw new FenquError(error('usage-handout-format', { value: String(options['format']), with: { known } }));
}

/**
 * Where documents go: with a level a folder; without one a single file, or standard output.
 *
 * @throws FenquError where a folder is not named, or what is no text has no file
 */
export function documentPlace(
  { settings: { output } }: Session,
  options: Values,
  format: HandoutFormat,
): { readonly by: string; readonly folder: string } | null {
  const by = textOption(options, 'by');
  const isText = format === 'md' || format === 'html' || format === 'json';
  const isNamed = output !== undefined && output !== '-';
  if (!isNamed && (by !== undefined || !isText))
    throw new FenquError(error('usage-missing', { value: '-o' }));
  return by === undefined || output === undefined ? null : { by, folder: output };
}

/** Writes a single document to where the user wants it. */
export function writeDocument(session: Session, content: string | Uint8Array): void {
  const { output } = session.settings;
  if (typeof content === 'string') session.write(content);
  else if (output !== undefined) {
    try {
      makeFolders(dirname(output));
      writeWholeFile(output, content);
    } catch (cause) {
      throw cannotWrite(output, cause);
    }
  }
}

/** Tells of documents that were written. */
export function tellWritten(session: Session, done: WrittenDocuments): void {
  const language = session.language();
  session.warn(done.warnings);
  const documents = counted(done.documents, nouns.documents, language);
  const values = { documents, folder: done.path, written: done.written, unchanged: done.unchanged };
  session.notice(say(words.handoutsDone, language, values));
}
