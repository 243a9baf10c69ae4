export type { Beginnings } from './beginnings.ts';
export { translate } from './translate.ts';
export type { PublishedEvent } from './translate.ts';
