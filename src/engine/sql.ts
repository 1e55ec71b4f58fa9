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
