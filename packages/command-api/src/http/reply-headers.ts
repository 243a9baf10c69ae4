interface At {
  /** Of the stream; negative when there is none. */
  readonly revision: bigint;
  readonly position: bigint;
}

/** Where the ledger stands after a command: for `If-Match` of the next one, and for queries. */
export const ledgerHeaders = ({ revision, position }: At): Record<string, string> => ({
  'ledger-position': String(position),
  ...(revision >= 0n && { etag: `"${revision}"` }),
});
