import { SaxesParser } from 'saxes';
import { FenquError } from '../../../problems/problem.ts';
import type { Archive } from './archive.ts';
import { broken } from './broken.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a part while it is read: elements by their name without a prefix, and the text between them. */
export interface Listener {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads a part of XML, chunk by chunk; after each the caller has its turn. No document type is allowed, and so no entity
 * but the five of XML.
 * @throws FenquError `sheet-broken`
 */
export async function* listen(archive: Archive, part: string, listener: Listener): AsyncGenerator<void> {
  const parser = parserFor(archive.shown, part, listener);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const told = (step: () => void): void => {
    try {
      step();
    } catch (cause) {
      if (cause instanceof FenquError) throw cause;
      throw broken(archive.shown, `${part}: ${cause instanceof Error ? cause.message : cause}`, cause);
    }
  };
  for await (const chunk of archive.chunks(part)) {
    told(() => parser.write(decoder.decode(chunk, { stream: true })));
    yield;
  }
  told(() => {
    parser.write(decoder.decode());
    parser.close();
  });
  yield;
}

/** Reads a part of XML to its end. */
export async function listenToAll(archive: Archive, part: string, listener: Listener): Promise<void> {
  for await (const _ of listen(archive, part, listener));
}

function parserFor(shown: string, part: string, listener: Listener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('doctype', () => {
    throw broken(shown, `${part}: DOCTYPE`);
  });
  parser.on('opentag', (tag) => listener.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => listener.close?.(localName(tag.name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute, with or without a prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
