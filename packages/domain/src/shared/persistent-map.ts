/**
 * An immutable map from strings: `set` and `delete` answer a new map that shares almost all of the
 * old one, so a state with 100,000 reservations evolves in constant time and older states stay
 * valid. A hash trie with 32-way nodes; entries whose whole hash collides share a leaf.
 */
export interface PersistentMap<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  has(key: string): boolean;
  set(key: string, value: Value): PersistentMap<Value>;
  delete(key: string): PersistentMap<Value>;
  entries(): IterableIterator<readonly [string, Value]>;
}

type Leaf<Value> = {
  readonly hash: number;
  readonly entries: readonly (readonly [string, Value])[];
};
type Branch<Value> = { readonly bitmap: number; readonly children: readonly Node<Value>[] };
type Node<Value> = Leaf<Value> | Branch<Value>;

const isLeaf = <Value>(node: Node<Value>): node is Leaf<Value> => 'entries' in node;

/** FNV-1a, 32 bits. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
};

const bitOf = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31);

const popCount = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

const slotOf = (bitmap: number, bit: number): number => popCount(bitmap & (bit - 1));

const find = <Value>(root: Node<Value>, key: string): Value | undefined => {
  const hash = hashOf(key);
  let node = root;
  for (let shift = 0; !isLeaf(node); shift += 5) {
    const bit = bitOf(hash, shift);
    const child: Node<Value> | undefined = node.children[slotOf(node.bitmap, bit)];
    if ((node.bitmap & bit) === 0 || child === undefined) return undefined;
    node = child;
  }
  return node.entries.find((entry) => entry[0] === key)?.[1];
};

/** A branch that holds two leaves of different hashes from this depth on. */
const join = <Value>(a: Leaf<Value>, b: Leaf<Value>, shift: number): Branch<Value> => {
  const bitA = bitOf(a.hash, shift);
  const bitB = bitOf(b.hash, shift);
  if (bitA === bitB) return { bitmap: bitA, children: [join(a, b, shift + 5)] };
  const aFirst = bitA >>> 0 < bitB >>> 0;
  return { bitmap: bitA | bitB, children: aFirst ? [a, b] : [b, a] };
};

const insert = <Value>(node: Node<Value>, added: Leaf<Value>, shift: number): Node<Value> => {
  if (isLeaf(node)) {
    if (node.hash !== added.hash) return join(node, added, shift);
    const key = added.entries[0]?.[0];
    const others = node.entries.filter((entry) => entry[0] !== key);
    return { hash: node.hash, entries: [...others, ...added.entries] };
  }
  const bit = bitOf(added.hash, shift);
  const slot = slotOf(node.bitmap, bit);
  const child = node.children[slot];
  if ((node.bitmap & bit) === 0 || child === undefined) {
    return { bitmap: node.bitmap | bit, children: node.children.toSpliced(slot, 0, added) };
  }
  return {
    bitmap: node.bitmap,
    children: node.children.with(slot, insert(child, added, shift + 5)),
  };
};

/** `undefined` when nothing is left; the node itself when the key is not in it. */
const remove = <Value>(
  node: Node<Value>,
  key: string,
  hash: number,
  shift: number,
): Node<Value> | undefined => {
  if (isLeaf(node)) {
    const entries = node.entries.filter((entry) => entry[0] !== key);
    if (entries.length === node.entries.length) return node;
    return entries.length === 0 ? undefined : { hash: node.hash, entries };
  }
  const bit = bitOf(hash, shift);
  const slot = slotOf(node.bitmap, bit);
  const child = node.children[slot];
  if ((node.bitmap & bit) === 0 || child === undefined) return node;
  const left = remove(child, key, hash, shift + 5);
  if (left === child) return node;
  if (left !== undefined) {
    return { bitmap: node.bitmap, children: node.children.with(slot, left) };
  }
  if (node.children.length === 1) return undefined;
  return { bitmap: node.bitmap & ~bit, children: node.children.toSpliced(slot, 1) };
};

function* entriesOf<Value>(node: Node<Value>): IterableIterator<readonly [string, Value]> {
  if (isLeaf(node)) yield* node.entries;
  else for (const child of node.children) yield* entriesOf(child);
}

const wrap = <Value>(root: Node<Value> | undefined, size: number): PersistentMap<Value> => ({
  size,
  get: (key) => (root === undefined ? undefined : find(root, key)),
  has: (key) => root !== undefined && find(root, key) !== undefined,
  set: (key, value) => {
    const leaf: Leaf<Value> = { hash: hashOf(key), entries: [[key, value]] };
    if (root === undefined) return wrap<Value>(leaf, 1);
    return wrap(insert(root, leaf, 0), find(root, key) === undefined ? size + 1 : size);
  },
  delete: (key) => {
    if (root === undefined || find(root, key) === undefined) return wrap(root, size);
    return wrap(remove(root, key, hashOf(key), 0), size - 1);
  },
  entries: () => (root === undefined ? [].values() : entriesOf(root)),
});

/** Values must not be `undefined`. */
export const emptyMap = <Value>(): PersistentMap<Value> => wrap<Value>(undefined, 0);
