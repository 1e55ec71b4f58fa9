import { posix } from 'node:path';
import { error, FenquError } from '../../../problems/problem.ts';
import type { Archive } from './archive.ts';
import { broken } from './broken.ts';
import { attributeOf, listenToAll } from './xml.ts';

/** One sheet of cells of a workbook, in the order of its tabs. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook says of itself. */
export interface Workbook {
  /** Sheets of cells; charts are left out. */
  readonly sheets: readonly SheetEntry[];
  /** Days count from 1904-01-01. */
  readonly from1904: boolean;
  readonly sharedStrings?: string;
  readonly styles?: string;
}

/** A part that another part names, by its id. */
interface Relation {
  readonly type: string;
  readonly part: string;
}

/**
 * Reads which sheets a workbook has and where its parts lie.
 * @throws FenquError `sheet-open-document`, or `sheet-broken` where it is no workbook, or names parts that are not there
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const top = await relationsOf(archive, '');
  const main = [...top.values()].find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (archive.has('mimetype') && archive.has('content.xml')) throw openDocument(archive.shown);
  if (!archive.has(main) || !main.endsWith('.xml')) throw broken(archive.shown, main);
  const relations = await relationsOf(archive, main);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await listenToAll(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const relation = relations.get(attributeOf(attributes, 'id') ?? '');
      if (relation?.type === 'chartsheet' || relation?.type === 'dialogsheet') return;
      const title = attributes['name'] ?? '';
      if (relation === undefined || !archive.has(relation.part))
        throw broken(archive.shown, relation?.part ?? title);
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: title, hidden, part: relation.part });
    },
  });
  const partOf = (type: string) => [...relations.values()].find((each) => each.type === type)?.part;
  const [sharedStrings, styles] = [partOf('sharedStrings'), partOf('styles')];
  for (const part of [sharedStrings, styles])
    if (part !== undefined && !archive.has(part)) throw broken(archive.shown, part);
  return {
    sheets,
    from1904,
    ...(sharedStrings !== undefined && { sharedStrings }),
    ...(styles !== undefined && { styles }),
  };
}

/** The problem of a file of LibreOffice that was given the name of an Excel file. */
function openDocument(shown: string): FenquError {
  return new FenquError(error('sheet-open-document', { value: shown, place: { file: shown } }));
}

/** What a part names, by id; the package itself is the part ''. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(file)) return relations;
  await listenToAll(archive, file, {
    open: (name, { Id, Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: target });
    },
  });
  return relations;
}

/** A truth value of XML. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
