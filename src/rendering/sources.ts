import type { Day } from '../days.ts';
import { say } from '../language/say.ts';
import type { Language, Text } from '../language/text.ts';
import type { Pack, SourceStatus } from '../rules/pack.ts';
import { statuses, words } from './words/measures.ts';

interface Details {
  readonly clause?: string | undefined;
  readonly status?: SourceStatus;
  /** The day of which it is cited: that a source was published after it is said. */
  readonly on?: Day;
}

/** A source of a pack as readers cite it: `《title》，求是，2020/18［官方］`; the status of a measure goes before the source's own. */
export function citation(pack: Pack, id: string, language: Language, details: Details = {}): string {
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
          // What it tells of was so before: it says that only later.
          details.on !== undefined && source.published !== undefined && source.published > details.on
            ? say(words.publishedLater, language, { day: source.published })
            : undefined,
        ];
  const text = [...parts.filter((part) => part !== undefined && part !== ''), ...clause].join(
    language === 'zh' ? '，' : ', ',
  );
  return mark === '' ? text : language === 'zh' ? `${text}〔${mark}〕` : `${text} [${mark}]`;
}

function spoken(text: string | Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
