/** How a file is written, as its name says. */
export interface Format {
  readonly format: 'csv' | 'ndjson';
  readonly compression: 'none' | 'gzip';
  /** The delimiter the name promises, unless the header shows another. */
  readonly delimiter?: string;
}

const KINDS: Readonly<Record<string, Omit<Format, 'compression'>>> = {
  csv: { format: 'csv' },
  txt: { format: 'csv' },
  tsv: { format: 'csv', delimiter: '\t' },
  tab: { format: 'csv', delimiter: '\t' },
  ndjson: { format: 'ndjson' },
  jsonl: { format: 'ndjson' },
};

/** The format by the extension, `.gz` or not; nothing for an extension we do not read. */
export function formatOf(path: string): Format | undefined {
  const name = path.toLowerCase();
  const compression = name.endsWith('.gz') ? 'gzip' : 'none';
  const plain = compression === 'gzip' ? name.slice(0, -3) : name;
  const kind = KINDS[plain.slice(plain.lastIndexOf('.') + 1)];
  return kind === undefined ? undefined : { ...kind, compression };
}
