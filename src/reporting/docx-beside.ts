import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { docxHere, type ToDocx } from '../rendering/handout/index.ts';

/** The build's file of all that documents for Word need; not there where the sources are run as they are. */
const FILE = fileURLToPath(new URL('./docx.cjs', import.meta.url));

/** As many documents are made before it is worth another thread. */
const FEW = 8;

/** A document is made of many objects that live until it is written: with room for them young, they need not be moved. */
const YOUNG_MB = 64;

const CODE = `
const { parentPort, workerData } = require('node:worker_threads');
const { toDocx } = require(workerData);
parentPort.on('message', ({ id, document, day }) =>
  toDocx(document, day).then(
    (bytes) => parentPort.postMessage({ id, bytes }),
    (cause) => parentPort.postMessage({ id, cause }),
  ),
);`;

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (cause: unknown) => void;
}

interface Answer {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly cause?: unknown;
}

/** A thread that makes documents one after the other. It keeps the process waiting only as long as somebody waits for it. */
interface Maker {
  readonly make: ToDocx;
}

let made = 0;
let maker: Maker | undefined;

/** A document as DOCX: where there are many, they are made in a thread of their own. */
export const docxBeside: ToDocx = async (document, day) => {
  made += 1;
  if (made <= FEW || !existsSync(FILE)) return docxHere(document, day);
  maker ??= openMaker();
  return maker.make(document, day);
};

function openMaker(): Maker {
  const worker = new Worker(CODE, {
    eval: true,
    workerData: FILE,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return found;
  };
  worker.on('message', ({ id, bytes, cause }: Answer) => {
    const found = take(id);
    if (bytes === undefined) found?.reject(cause);
    else found?.resolve(bytes);
  });
  const fail = (cause: unknown): void => {
    if (maker === own) maker = undefined;
    for (const id of [...waiting.keys()]) take(id)?.reject(cause);
  };
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => fail(new Error(`the thread for documents ended (${code})`)));
  worker.unref();
  const own: Maker = {
    make: (document, day) =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, { resolve, reject });
        worker.ref();
        try {
          worker.postMessage({ id, document, day });
        } catch (cause) {
          take(id)?.reject(cause);
        }
      }),
  };
  return own;
}
