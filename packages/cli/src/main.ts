import { enableCompileCache, getCompileCacheDir } from 'node:module';

// A command is over sooner than it is compiled: the next one, and what this one starts, read it.
enableCompileCache();
const cacheDir = getCompileCacheDir();
if (cacheDir !== undefined) process.env['NODE_COMPILE_CACHE'] ??= cacheDir;

const { createProgram } = await import('./program.ts');
try {
  await createProgram((code) => process.exit(code)).parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
