export { ExportLineError, decodeExportLine, encodeExportLine } from './export-line.ts';
