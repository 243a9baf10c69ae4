import { createHash } from 'node:crypto';
import type { StreamHead } from '../checks/chain.ts';

/** SHA-256 (hex) of what a tree of nothing has. */
const emptyRoot = createHash('sha256').digest('hex');

const leafHash = ({ stream, revision, hash }: StreamHead): Buffer =>
  createHash('sha256')
    .update('\0')
    .update(JSON.stringify([stream, `${revision}`, hash]))
    .digest();

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update('\u0001').update(left).update(right).digest();

/**
 * A Merkle tree over the heads of all streams, built as they come, in the memory of one branch. The
 * tree is that of RFC 6962, 2.1: leaves and nodes are hashed with different first bytes.
 */
export class MerkleTree {
  /** Complete trees from the left, the largest first. */
  readonly #trees: { readonly leaves: number; readonly hash: Buffer }[] = [];
  leaves = 0;

  add(head: StreamHead): void {
    let tree = { leaves: 1, hash: leafHash(head) };
    for (;;) {
      const last = this.#trees.at(-1);
      if (last?.leaves !== tree.leaves) break;
      this.#trees.pop();
      tree = { leaves: 2 * tree.leaves, hash: nodeHash(last.hash, tree.hash) };
    }
    this.#trees.push(tree);
    this.leaves += 1;
  }

  /** SHA-256, hex. */
  root(): string {
    const hashes = this.#trees.map(({ hash }) => hash);
    const [last, ...others] = hashes.toReversed();
    if (last === undefined) return emptyRoot;
    return others.reduce((right, left) => nodeHash(left, right), last).toString('hex');
  }
}
