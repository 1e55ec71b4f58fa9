import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Keys and positions from the top of a document down to a value. */
export type Path = readonly (string | number)[];

/** A value of a document with the key it stands under, if it stands under one. */
export interface Found {
  readonly key?: Node;
  readonly value?: Node;
}

/** The nodes at a path, aliases followed; the deepest ones there are where the path goes on without them. */
export function nodesAt(document: Document, path: Path): Found {
  let found: Found = document.contents === null ? {} : { value: document.contents };
  for (const step of path) {
    const inside = stepInto(followed(document, found.value), step);
    if (inside === undefined) return found;
    found = inside;
  }
  const value = followed(document, found.value);
  return { ...found, ...(value === undefined ? {} : { value }) };
}

function stepInto(node: Node | undefined, step: string | number): Found | undefined {
  if (isSeq<Node>(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { value };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair === undefined) return undefined;
  return { key: pair.key, ...(pair.value === null ? {} : { value: pair.value }) };
}

function followed(document: Document, node: Node | undefined): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node;
}
