/** Characters that XML cannot hold are written `_x000D_`; those that no text needs stay as they stand. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** The text of a cell or shared string: its runs, whatever their look, without the phonetic guides beside them. */
export interface TextRuns {
  open(name: string): void;
  add(text: string): void;
  close(name: string): void;
  /** The text so far, and begins anew. */
  take(): string;
}

/** Collects the text of `t` elements. */
export function collectRuns(): TextRuns {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open: (name) => {
      if (name === 'rPh') phonetic += 1;
      if (name === 't') inText = phonetic === 0;
    },
    add: (more) => {
      if (inText) text += more;
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') inText = false;
    },
    take: () => {
      const whole = unescaped(text);
      text = '';
      return whole;
    },
  };
}

/** A text with its escaped characters as they are meant. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (written, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return character >= ' ' || character === '\n' || character === '\r' || character === '\t'
      ? character
      : written;
  });
}
