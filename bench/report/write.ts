import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportPage } from './page.ts';
import type { Report } from './result.ts';

/** Writes the report as JSON and as a page, named after when the run began. Returns both paths. */
export const writeReport = async (dir: string, report: Report): Promise<readonly string[]> => {
  await mkdir(dir, { recursive: true });
  const base = join(dir, report.startedAt.replaceAll(/[:.]/g, '-'));
  await writeFile(`${base}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(`${base}.html`, await reportPage(report));
  return [`${base}.json`, `${base}.html`];
};
