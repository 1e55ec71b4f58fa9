// Runs several scripts of package.json beside each other, and tells what each says when it has ended.
import { execFile } from 'node:child_process';

const names = process.argv.slice(2);
const failed = await Promise.all(names.map(run));
process.exitCode = failed.includes(true) ? 1 : 0;

/**
 * @param {string} name
 * @returns {Promise<boolean>} whether it failed
 */
function run(name) {
  return new Promise((resolve) => {
    execFile('npm', ['run', '-s', name], { maxBuffer: 1 << 28 }, (cause, stdout, stderr) => {
      process.stdout.write(`${cause === null ? 'passed' : 'FAILED'}: ${name}\n${stdout}${stderr}`);
      resolve(cause !== null);
    });
  });
}
