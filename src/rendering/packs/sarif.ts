import type { Language } from '../../language/text.ts';
import type { CheckedPack } from '../../nightly/rules-check.ts';
import { entryOf } from '../../problems/catalogue/index.ts';
import { hintsOf, sentenceOf } from '../../problems/describe.ts';
import type { Problem } from '../../problems/problem.ts';
import { type Json, jsonDocument } from '../json.ts';

interface Result {
  readonly problem: Problem;
  readonly accepted: boolean;
  /** By what it is known again, on whatever line it stands. */
  readonly key: string;
}

/** Checks in SARIF 2.1.0, the format in which code reviews show what tools found. */
export function checksSarif(packs: readonly CheckedPack[], language: Language, version: string): string {
  const results = packs.flatMap(resultsOf);
  const codes = [...new Set(results.map(({ problem }) => problem.code))].sort();
  return jsonDocument({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fenqu', version, rules: codes.map((code) => ruleValue(code, language)) } },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => resultValue(result, codes.indexOf(result.problem.code), language)),
      },
    ],
  });
}

function resultsOf({ id, problems, proof }: CheckedPack): Result[] {
  const plain = problems.map((problem) => ({
    problem,
    accepted: false,
    key: [id, problem.code, problem.place?.field ?? '', problem.value ?? ''].join(' '),
  }));
  const proved = (['findings', 'accepted'] as const).flatMap((which) =>
    (proof?.[which] ?? []).map(({ problem, key }) => ({
      problem,
      accepted: which === 'accepted',
      key: [key.pack, key.code, key.at, key.value].join(' '),
    })),
  );
  return [...plain, ...proved];
}

function ruleValue(code: Problem['code'], language: Language): Json {
  const { message, hint } = entryOf(code);
  return {
    id: code,
    shortDescription: { text: message[language] },
    ...(hint === undefined ? {} : { help: { text: hint[language] } }),
  };
}

function resultValue({ problem, accepted, key }: Result, ruleIndex: number, language: Language): Json {
  const { code, severity, place } = problem;
  const region =
    place?.line === undefined ? {} : { region: { startLine: place.line, startColumn: place.column ?? 1 } };
  const file = place === undefined ? [] : [{ artifactLocation: { uri: encodeURI(place.file) }, ...region }];
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: [sentenceOf(problem, language), ...hintsOf(problem, language)].join('\n') },
    locations: file.map((physicalLocation) => ({ physicalLocation })),
    partialFingerprints: { 'fenqu/v1': key },
    ...(accepted ? { suppressions: [{ kind: 'external' }] } : {}),
  };
}
