/** A text in GB18030. The platform encodes only UTF-8, so through a table made by its decoder. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((char) => {
      const bytes = char < '\u0080' ? [char.charCodeAt(0)] : table.get(char);
      if (bytes === undefined) throw new RangeError(`no two bytes for ${char}`);
      return bytes;
    }),
  );
}
