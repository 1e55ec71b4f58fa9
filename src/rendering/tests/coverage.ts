import { listed, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Element, Goal } from '../../workbench/coverage/elements.ts';
import type { PackReport } from '../../workbench/tests/report.ts';
import type { Line } from '../page.ts';
import { transitions, words } from '../words/tests.ts';

const NEVER: Readonly<Record<Goal, Text>> = {
  true: words.neverTrue,
  false: words.neverFalse,
  threshold: words.neverThreshold,
};

/** What the tests of a pack do not reach, in words. */
export function missingText(element: Element, language: Language): string {
  switch (element.kind) {
    case 'tier':
      return say(words.neverTier, language, { tier: element.tier.tier });
    case 'measure':
      return say(words.neverMeasure, language, { id: element.measure.id });
    case 'transition':
      return say(transitions[element.goal], language, { tiers: listed(element.tiers, language) });
    case 'condition': {
      const { written, tree, goal } = element;
      return say(NEVER[goal], language, { text: written.text.slice(tree.start, tree.end) });
    }
  }
}

/** What is not reached, where fewer than `least` per cent are. */
export function coverageLines({ id, coverage }: PackReport, least: number, language: Language): Line[] {
  if (coverage === undefined || coverage.percent >= least) return [];
  const { reached, of, percent, missing } = coverage;
  return [
    { text: say(words.uncovered, language, { id, reached, of, percent, least }), tone: 'bad' },
    ...missing.map(
      (element): Line => ({
        text: say(words.never, language, { clause: element.clause, what: missingText(element, language) }),
        indent: 2,
        hang: 2,
      }),
    ),
  ];
}
