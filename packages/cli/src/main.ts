import { createProgram } from './program.ts';

try {
  await createProgram((code) => process.exit(code)).parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
