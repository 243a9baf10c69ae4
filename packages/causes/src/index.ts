export type { CausesDb, CausesTables } from './database.ts';
export { catchUpCauses } from './events/catch-up.ts';
export type { CatchUpOptions, CatchUpProgress } from './events/catch-up.ts';
export { migrateCauses } from './migrate.ts';
export { tellCauses } from './tell-causes.ts';
export type { TellCausesOptions } from './tell-causes.ts';
export type { CauseNode, CauseTree } from './tree/node.ts';
