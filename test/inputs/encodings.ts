/** The text in GB18030: Node encodes only UTF-8, so through a table made by its decoder. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? []))),
  );
}

/** Rows of a line list as newline-delimited JSON. */
export const json = (rows: readonly string[]) =>
  rows
    .map((row) => row.split(','))
    .map(
      ([id, date, klass, area]) =>
        `${JSON.stringify({ date, id, class: klass, area, other: { deep: [1] } })}\n`,
    )
    .join('');
