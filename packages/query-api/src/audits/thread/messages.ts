import type { AuditProgress, AuditReport } from '@order-ledger/audit';

/** Where the thread of an audit finds the ledger and the read models. */
export interface AuditThreadData {
  readonly eventStoreUrl: string;
  readonly postgresUrl: string;
  /** As PostgreSQL shows it. */
  readonly applicationName: string;
}

/** What the thread of an audit says. */
export type AuditThreadMessage =
  | { readonly kind: 'progress'; readonly progress: AuditProgress }
  | { readonly kind: 'report'; readonly report: AuditReport };
