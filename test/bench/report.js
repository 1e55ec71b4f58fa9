import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { root } from './options.js';

/**
 * One line of the report.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} fenqu
 * @property {string} other
 * @property {number} [ratio] fenqu over what it is compared with
 * @property {string} [wanted] without it the line is for information
 * @property {boolean} [ok]
 */

/** @typedef {{ rows: Row[], notes: string[], sound: boolean }} Section what one section found; not sound: results differ */

/**
 * A line whose ratio must not go over a bound.
 *
 * @param {Pick<Row, 'what' | 'fenqu' | 'other'>} texts
 * @param {number} ratio
 * @param {number} [most] without it the line is for information
 * @returns {Row}
 */
export function ratioRow(texts, ratio, most) {
  return { ...texts, ratio, ...(most === undefined ? {} : { wanted: `≤ ${most}`, ok: ratio <= most }) };
}

/** @param {Row[]} rows */
export function tableOf(rows) {
  const table = new Table({
    head: ['what', 'fenqu', 'compared with', 'ratio', 'wanted', ''],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { what, fenqu, other, ratio, wanted, ok } of rows) {
    const verdict = ok === undefined ? '' : ok ? 'ok' : 'over';
    table.push([what, fenqu, other, ratio === undefined ? '' : ratio.toFixed(2), wanted ?? '', verdict]);
  }
  return table.toString();
}

/** What it was measured on, for whoever compares two reports. */
export function machine() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return [
    `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB, load ${load} before`,
    `node ${process.versions.node}, duckdb ${manifest.dependencies['@duckdb/node-api']}`,
  ].join('; ');
}

/** @param {number} seconds */
export function time(seconds) {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
}

/** @param {number} megabytes */
export function memory(megabytes) {
  return `${Math.round(megabytes)} MB`;
}

/** @param {number} number */
export function grouped(number) {
  return number.toLocaleString('en-US');
}
