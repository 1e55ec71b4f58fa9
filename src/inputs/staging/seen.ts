/** Numbers of 64 bits that are looked for twice among millions; each is told in two halves. */
export interface Ids {
  add(low: number, high: number): void;
  /** Whether any was added twice. That it was is true in all likelihood; that none was is certain. */
  isAnyTwice(): boolean;
}

/** Numbers of which many are alike, remembered as they are. */
export interface Seen {
  /** Whether a number was seen before; from now on it was. */
  sees(low: number, high: number): boolean;
}

/** Numbers of a share lie apart from others, so that a share is compared within a processor's own memory. */
const SHARE_BITS = 7;
const SHARES = 2 ** SHARE_BITS;
const LEAST = 2 ** 6;
const MOST = 2 ** 13;

/** Of a number its share, the 16 bits beside those that name the share, and its upper half. */
interface Part {
  readonly middles: Uint16Array;
  readonly highs: Uint32Array;
}

/** Remembers 55 bits of each number, in six bytes, and compares them in the end, share by share. */
export function openIds(): Ids {
  const shares = Array.from({ length: SHARES }, (): Part[] => [partOf(LEAST)]);
  const open = shares.map(([first]) => first ?? partOf(LEAST));
  const filled = new Int32Array(SHARES);
  return {
    add: (low, high) => {
      const share = low & (SHARES - 1);
      let part = open[share];
      let at = filled[share] ?? 0;
      if (part === undefined) throw new RangeError('a number is of a share');
      if (at === part.highs.length) {
        part = partOf(Math.min(MOST, 2 * at));
        shares[share]?.push(part);
        open[share] = part;
        at = 0;
      }
      part.middles[at] = low >>> SHARE_BITS;
      part.highs[at] = high;
      filled[share] = at + 1;
    },
    isAnyTwice: () => {
      let table = new Uint32Array(0);
      return shares.some((parts, share) => {
        const last = parts.length - 1;
        const lengthOf = (part: Part, i: number): number =>
          i < last ? part.highs.length : (filled[share] ?? 0);
        const count = parts.reduce((sum, part, i) => sum + lengthOf(part, i), 0);
        const size = 2 ** Math.ceil(Math.log2(count / FULL + 1));
        table = table.length === size ? table.fill(0) : new Uint32Array(size);
        return parts.some((part, i) => meetsItself(part, lengthOf(part, i), table));
      });
    },
  };
}

const MIDDLE_BITS = 16;
/** Of how many places so many are taken; more, and looking up gets slow. */
const FULL = 0.7;

function partOf(length: number): Part {
  return { middles: new Uint16Array(length), highs: new Uint32Array(length) };
}

/** Puts numbers into a table, each at a place that its middle tells; whether one is there already. */
function meetsItself({ middles, highs }: Part, length: number, table: Uint32Array): boolean {
  const mask = table.length - 1;
  const spread = Math.max(0, Math.log2(table.length) - MIDDLE_BITS);
  for (let i = 0; i < length; i++) {
    // 0 stands where nothing is.
    const high = highs[i] || 1;
    let at = ((middles[i] ?? 0) << spread) & mask;
    for (let there = table[at]; there !== 0; there = table[at]) {
      if (there === high) return true;
      at = (at + 1) & mask;
    }
    table[at] = high;
  }
  return false;
}

/** Remembers numbers exactly, in as much memory as those that differ take. */
export function openSeen(): Seen {
  let size = LEAST;
  let halves = new Uint32Array(2 * size);
  let count = 0;
  let hasZero = false;
  /** Where a number is, or where it is to be put. */
  const placeOf = (low: number, high: number): number => {
    const mask = 2 * size - 1;
    let at = (2 * low) & mask;
    for (;;) {
      const [there, above] = [halves[at], halves[at + 1]];
      if ((there === low && above === high) || (there === 0 && above === 0)) return at;
      at = (at + 2) & mask;
    }
  };
  const grow = (): void => {
    const before = halves;
    size *= 2;
    halves = new Uint32Array(2 * size);
    for (let i = 0; i < before.length; i += 2) {
      const [low = 0, high = 0] = [before[i], before[i + 1]];
      if (low === 0 && high === 0) continue;
      const at = placeOf(low, high);
      halves[at] = low;
      halves[at + 1] = high;
    }
  };
  return {
    sees: (low, high) => {
      if (low === 0 && high === 0) {
        const seen = hasZero;
        hasZero = true;
        return seen;
      }
      const at = placeOf(low, high);
      if (halves[at] === low && halves[at + 1] === high) return true;
      halves[at] = low;
      halves[at + 1] = high;
      count++;
      if (2 * count > size) grow();
      return false;
    },
  };
}
