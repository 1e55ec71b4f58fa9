/** Where a ZIP has the time of a file, in two bytes and two more for the day: in the file's own header, and in the list at the end. */
const OWN = { signature: 0x04034b50, time: 10 } as const;
const LISTED = { signature: 0x02014b50, time: 12 } as const;
const END = { signature: 0x06054b50, size: 22 } as const;

/** The least day that a ZIP knows: 1980-01-01. */
const LEAST_DAY = 0x21;

/**
 * A ZIP whose files all are of the least time that a ZIP knows.
 *
 * @param bytes changed in place; a ZIP below 4 GB without a comment
 * @throws RangeError where it is none
 */
export function withoutTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END.size;
  expected(view, end, END.signature);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expected(view, at, LISTED.signature);
    setTime(view, at + LISTED.time);
    const own = view.getUint32(at + 42, true);
    expected(view, own, OWN.signature);
    setTime(view, own + OWN.time);
    // The name, what more is said, and a comment follow.
    at += 46 + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0);
  }
  return bytes;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, LEAST_DAY, true);
}

function expected(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new RangeError(`no ZIP: ${signature} is not at ${at}`);
}
