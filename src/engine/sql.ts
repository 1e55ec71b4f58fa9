/** A text as an SQL string literal. The only way a value from a file or a pack enters SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A list of SQL parts, comma separated, each on its own line. */
export function list(parts: readonly string[]): string {
  return parts.join(',\n  ');
}

/** Numbers as a query of one column: a list of thousands is joined by it, and not gone through for each row. */
export function numbersSql(numbers: Iterable<number>): string {
  return unnested([...numbers], 'INTEGER');
}

/** Texts as a query of one column. */
export function textsSql(texts: Iterable<string>): string {
  return unnested([...texts], 'VARCHAR');
}

function unnested(values: readonly unknown[], type: string): string {
  return `SELECT unnest(from_json(${literal(JSON.stringify(values))}, '["${type}"]'))`;
}
