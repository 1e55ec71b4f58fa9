import { escapePath, globSync } from 'tinyglobby';

/** A glob that names some files of a folder and no others; all their names in braces where there is none shorter. */
export function commonPattern(files: readonly string[], directory: string): string {
  const [first = ''] = files;
  let before = first;
  let after = first;
  for (const file of files) {
    while (!file.startsWith(before)) before = before.slice(0, -1);
    while (!file.endsWith(after)) after = after.slice(1);
  }
  const shortest = Math.min(...files.map(({ length }) => length));
  const end = after.slice(Math.max(0, after.length - (shortest - before.length)));
  const pattern = `${escapePath(before)}*${escapePath(end)}`;
  const found = globSync([pattern], { cwd: directory, onlyFiles: true });
  const isExact = found.length === files.length && found.every((file) => files.includes(file));
  return isExact ? pattern : `{${files.map((file) => escapePath(file)).join(',')}}`;
}
