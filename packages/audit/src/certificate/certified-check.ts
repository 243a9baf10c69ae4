import { parseStreamName } from '@order-ledger/contracts';
import type { StreamHead } from '../checks/chain.ts';
import type { Findings } from '../findings.ts';
import { partitionOf } from '../spool/spool.ts';
import { MerkleTree } from './merkle.ts';

/** What a certificate says of the ledger as it was. */
export interface CertifiedHeads {
  readonly storeId: string;
  readonly position: bigint;
  /** Of the newest event of the ledger: behind it the store may have had others. */
  readonly lastEventPosition: bigint;
  readonly root: string;
  /** The heads of all streams in the order of the tree; `undefined` when it does not list them. */
  readonly heads: (() => AsyncIterable<StreamHead>) | undefined;
}

export const partitionOfStream = (stream: string): number =>
  partitionOf(parseStreamName(stream)?.id ?? '');

/** Holds what is in the ledger up to the certified position against the certificate. */
export class CertifiedCheck {
  readonly #certificate: CertifiedHeads;
  readonly #findings: Findings;
  readonly #tree = new MerkleTree();
  readonly #listed: AsyncIterator<StreamHead> | undefined;
  #next: StreamHead | undefined;
  #named = false;

  constructor(certificate: CertifiedHeads, findings: Findings) {
    this.#certificate = certificate;
    this.#findings = findings;
    this.#listed = certificate.heads?.()[Symbol.asyncIterator]();
  }

  /** `storeId` is empty when there is none to compare. */
  begin(storeId: string, head: bigint): void {
    const { storeId: certified, lastEventPosition } = this.#certificate;
    if (storeId !== '' && storeId !== certified) {
      this.#findings.add('certified_store_differs', { expected: certified, found: storeId });
    }
    if (head < lastEventPosition) {
      this.#findings.add('certified_ledger_cut', { expected: lastEventPosition, found: head });
    }
  }

  /** Partitions come in their order, heads in that of their names. */
  async check(partition: number, found: readonly StreamHead[]): Promise<void> {
    for (const head of found) this.#tree.add(head);
    if (this.#listed === undefined) return;
    const certified = await this.#certifiedOf(partition);
    const byName = new Map(found.map((head) => [head.stream, head]));
    for (const head of certified) {
      this.#compare(head, byName.get(head.stream));
      byName.delete(head.stream);
    }
    for (const { stream, revision } of byName.values()) {
      this.#add('certified_stream_unexpected', stream, null, revision);
    }
  }

  /** Without a list, only the root can say that something is not as it was. */
  async finish(): Promise<void> {
    await this.#listed?.return?.();
    const found = this.#tree.root();
    const { root: expected } = this.#certificate;
    if (found === expected || this.#named) return;
    this.#findings.add('certified_root_differs', { expected, found });
  }

  #compare(certified: StreamHead, found: StreamHead | undefined): void {
    const { stream, revision, hash } = certified;
    if (found === undefined) {
      this.#add('certified_stream_missing', stream, revision, null);
    } else if (found.revision < revision) {
      this.#add('certified_stream_cut', stream, revision, found.revision);
    } else if (found.revision > revision || found.hash !== hash) {
      const expected = { revision, hash };
      const values = { revision: found.revision, hash: found.hash };
      this.#add('certified_stream_changed', stream, expected, values);
    }
  }

  #add(
    code: Parameters<Findings['add']>[0],
    stream: string,
    expected: unknown,
    found: unknown,
  ): void {
    this.#named = true;
    this.#findings.add(code, { stream, expected, found });
  }

  async #certifiedOf(partition: number): Promise<readonly StreamHead[]> {
    const heads: StreamHead[] = [];
    for (;;) {
      this.#next ??= await this.#take();
      if (this.#next === undefined || partitionOfStream(this.#next.stream) !== partition) break;
      heads.push(this.#next);
      this.#next = undefined;
    }
    return heads;
  }

  async #take(): Promise<StreamHead | undefined> {
    const result = await this.#listed?.next();
    return result === undefined || result.done === true ? undefined : result.value;
  }
}
