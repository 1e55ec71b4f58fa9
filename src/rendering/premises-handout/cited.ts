import type { PremisesHandout } from '../../handouts/premises-handout.ts';
import type { Language } from '../../language/text.ts';
import type { Opening } from '../../measures/opening-list.ts';
import type { Pack } from '../../rules/pack.ts';
import { citation } from '../sources.ts';

/** The sources of a hand-out of premises, in the order in which it names them; two packs may have the same one. */
export function citedSources(
  { standing, list, linked, measures }: PremisesHandout,
  language: Language,
): string[] {
  const { pack, grading } = list;
  const rows = standing.flatMap(({ said }) => said.flatMap(({ opening }) => rowSources(opening)));
  const own = [...rows, ...measures.map(({ source }) => source)].map((id) => citation(pack, id, language));
  const classes = linked.flatMap((each) => each.measures.map(({ source }) => source));
  const graded = grading === null ? [] : classes.map((id) => citation(grading, id, language));
  return [...new Set([...own, ...graded])];
}

/** The sources of the rows that say whether premises are open. */
export function rowSources(opening: Opening): string[] {
  switch (opening.kind) {
    case 'said':
      return [opening.row.source];
    case 'unsaid':
      return [];
    case 'unknown':
      return opening.possible.flatMap((each) => each?.row.source ?? []);
  }
}

/** The number under which a document cites a source of a pack. */
export function numberOf(cited: readonly string[], pack: Pack, id: string, language: Language): number {
  return cited.indexOf(citation(pack, id, language)) + 1;
}
