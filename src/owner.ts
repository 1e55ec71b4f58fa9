import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** The process that something belongs to, a lock or a temporary folder. Nothing of it becomes part of a result. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Within which processes have numbers of their own, as a container has; null where the system does not tell. */
  readonly space: string | null;
  /** The moment the run began, ISO 8601. */
  readonly started: string;
  /** Which process of that number it is, where the system tells: a number is given again after a restart. */
  readonly born: string | null;
}

/** This process, as the owner of what it makes now. */
export function thisProcess(): Owner {
  return { pid, host: hostname(), space: ownSpace(), started: new Date().toISOString(), born: bornOf(pid) };
}

export function writeOwner(owner: Owner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** The owner that a text names; undefined if it cannot be read. */
export function readOwner(text: string): Owner | undefined {
  try {
    return ownerIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function ownerIn(value: unknown): Owner | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('pid' in value && 'host' in value && 'started' in value && 'born' in value)) return undefined;
  const { pid: number, host, started, born } = value;
  // Where nothing is said of it, numbers are taken to be counted as here.
  const space = 'space' in value ? value.space : ownSpace();
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  if (typeof host !== 'string' || typeof started !== 'string' || !isTold(born) || !isTold(space))
    return undefined;
  return { pid: number, host, space, started, born };
}

function isTold(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** Whether a process still runs, as far as this one can see: of another host or container it cannot. */
export type Life = 'alive' | 'dead' | 'unknown';

export function lifeOf(owner: Owner): Life {
  if (owner.host !== hostname() || owner.space !== ownSpace()) return 'unknown';
  if (!isAlive(owner.pid)) return 'dead';
  const born = bornOf(owner.pid);
  if (owner.born === null || born === null) return 'unknown';
  return owner.born === born ? 'alive' : 'dead';
}

/** How the names of this process's temporary files begin: by it the next run knows those of one that was killed. */
export function markOf({ host, space, pid: number, born }: Owner): string {
  return `fenqu-${digest(`${host} ${space}`)}-${number}-${digest(String(born))}-`;
}

/** Whether a name that begins with a mark is of a process that is certain to have ended. */
export function isMarkOfDead(name: string): boolean {
  const [, place, number, born] = /^fenqu-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-/.exec(name) ?? [];
  if (place === undefined || place !== digest(`${hostname()} ${ownSpace()}`)) return false;
  const now = bornOf(Number(number));
  return now === null ? !isAlive(Number(number)) : digest(now) !== born;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function isAlive(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}

/** The start of the system and, counted from it, of the process; only Linux tells. */
function bornOf(number: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${number}/stat`, 'utf8');
    // The name may have spaces and brackets in it; the start is the 22nd field, the 20th after the name.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? null : `${boot} ${start}`;
  } catch {
    return null;
  }
}

function ownSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}
