import { isAbsolute, relative } from 'node:path';

/** What may not stand in the name of a file, on whichever system. */
const UNFIT = /[\\/:*?"<>|\s\u0000-\u001f]+/gu;
/** Names that Windows keeps for devices, whatever follows the point. */
const KEPT = /^(con|prn|aux|nul|(com|lpt)[\d¹²³]|con(in|out)\$)(?=\.|$)/iu;
/** Octets, well below what any system takes. */
const LONGEST = 120;

/** A text as a part of the name of a file, on whichever system. */
export function safeName(text: string): string {
  const plain = text.normalize('NFC').replace(UNFIT, '_').replace(/^\.+/, '_').replace(KEPT, '_$1');
  let name = '';
  for (const character of plain) {
    if (Buffer.byteLength(name + character) > LONGEST) break;
    name += character;
  }
  // Windows drops points at the end.
  return name.replace(/\.+$/u, '_');
}

/** Names that no system takes for one another: capitals and small letters may be the same to it. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let i = 2; taken.has(own.toLowerCase()); i++) own = `${name}-${i}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Whether a path is a folder, or lies inside it. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !/^\.\.([\\/]|$)/.test(way) && !isAbsolute(way);
}
