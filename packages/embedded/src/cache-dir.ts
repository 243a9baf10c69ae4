import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where things that can be had again are kept between runs: `$XDG_CACHE_HOME/order-ledger`. */
export function cacheDir(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'order-ledger');
}
