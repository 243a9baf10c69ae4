import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where things that can be had again are kept between runs: `$XDG_CACHE_HOME/order-ledger`. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'order-ledger');
}
