import { runService } from '@order-ledger/service-kit';
import { startFrom } from './start.ts';

runService({ name: 'process-manager', defaultPort: 3003, start: startFrom });
