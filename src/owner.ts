import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';
import { codeOf } from './failures.ts';

/** Who holds the lock. Nothing of it becomes part of a result. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** The moment the run began, ISO 8601. */
  readonly started: string;
  /** Which process of that number it is, where the system tells: a number is given again after a restart. */
  readonly born: string | null;
}

/** This process, as the owner of a lock it takes now. */
export function thisProcess(): Owner {
  return { pid, host: hostname(), started: new Date().toISOString(), born: bornOf(pid) };
}

export function writeOwner(owner: Owner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** The owner a lock names; undefined if it cannot be read. */
export function readOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isOwner(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'host' in value && 'started' in value && 'born' in value)) return false;
  const { pid: number, host, started, born } = value;
  const texts = typeof host === 'string' && typeof started === 'string';
  return Number.isInteger(number) && texts && (born === null || typeof born === 'string');
}

/** Whether the owner is certain to have ended. Of another host nothing is certain. */
export function isDead(owner: Owner): boolean {
  if (owner.host !== hostname()) return false;
  if (!isAlive(owner.pid)) return true;
  const born = bornOf(owner.pid);
  return owner.born !== null && born !== null && owner.born !== born;
}

function isAlive(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) !== 'ESRCH';
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
