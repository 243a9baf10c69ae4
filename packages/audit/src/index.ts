export type { AuditObserver, AuditSettings } from './audit.ts';
export type { Certificate } from './certificate/document.ts';
export { NothingToCertifyError, certificateWriter, signCertificate } from './certificate/issue.ts';
export {
  SigningKeyError,
  fingerprintOf,
  generateSigningKey,
  readPublicKey,
} from './certificate/keys.ts';
export { CertificateError, readCertificate } from './certificate/read.ts';
export type { ReadCertificate } from './certificate/read.ts';
export { ExportLineError, decodeExportLine, encodeExportLine } from './export-line.ts';
export { findingCodes } from './findings.ts';
export type { EventPlace, Finding, FindingCode, RowPlace } from './findings.ts';
export type { AuditProgress, AuditReport, AuditedProjection } from './report.ts';
export { reportJson } from './report-json.ts';
export { auditExport, runAudit } from './run-audit.ts';
export type { AuditOptions } from './run-audit.ts';
export { exportLines } from './transfer/export.ts';
export type { ExportRange } from './transfer/export.ts';
export { ImportConflictError, StoreNotEmptyError, importLedger } from './transfer/import.ts';
export type { ImportOptions, ImportReport } from './transfer/import.ts';
export { DamagedExportError, verifiedExport } from './transfer/verified-export.ts';
export type { Keeper } from './backup/checkpoints.ts';
export { verifyBackup } from './backup/verify-backup.ts';
export type { BackupReport, JudgedCheckpoint, Verdict } from './backup/verify-backup.ts';
