export { followersJson, followersSchema } from './followers-json.ts';
export { mostCounted } from './lag.ts';
export { watchFollowers } from './watch.ts';
export type { Followers, FollowersWatch } from './watch.ts';
