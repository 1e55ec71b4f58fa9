import type { Language, Text } from '../language/text.ts';
import type { Pack, SourceStatus } from '../rules/pack.ts';
import { statuses } from './words/measures.ts';

/** A source of a pack as readers cite it: `《title》，求是，2020/18［官方］`; the status of a measure goes before the source's own. */
export function citation(
  pack: Pack,
  id: string,
  language: Language,
  details: { readonly clause?: string | undefined; readonly status?: SourceStatus } = {},
): string {
  const source = pack.sources[id];
  const clause = details.clause === undefined ? [] : [details.clause];
  const status = details.status ?? source?.status;
  const mark = status === undefined ? '' : statuses[status][language];
  const parts =
    source === undefined
      ? [id]
      : [
          spoken(source.title, language),
          source.publisher && spoken(source.publisher, language),
          source.number,
        ];
  const text = [...parts.filter((part) => part !== undefined && part !== ''), ...clause].join(
    language === 'zh' ? '，' : ', ',
  );
  return mark === '' ? text : language === 'zh' ? `${text}〔${mark}〕` : `${text} [${mark}]`;
}

function spoken(text: string | Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
