import type { StoredEvent } from '../model.ts';
import { jsonEvent, type OwnStreams } from '../own-streams.ts';
import { recordData, recordType } from '../wire/record.ts';
import { type GroupId, subscriptionId } from './group-id.ts';
import type { GroupConfig } from './settings.ts';

const STREAM = '$persistentSubscriptionConfig';
const CONFIG_TYPE = '$PersistentConfig';

type Change =
  | { readonly kind: 'set'; readonly config: GroupConfig }
  | { readonly kind: 'removed'; readonly id: GroupId };

/**
 * Which groups there are. The server's stream for that, but an event for each change instead of the
 * whole list: nothing is ever scavenged here.
 */
export class GroupConfigs {
  readonly #streams: OwnStreams;

  constructor(streams: OwnStreams) {
    this.#streams = streams;
  }

  /** By their subscription ids, in the order in which they were made. */
  async load(): Promise<ReadonlyMap<string, GroupConfig>> {
    const configs = new Map<string, GroupConfig>();
    const range = await this.#streams.range(STREAM);
    if (range === undefined) return configs;
    for await (const event of this.#streams.read(range, 'start')) {
      const change = parseChange(event);
      if (change?.kind === 'set') configs.set(subscriptionId(change.config), change.config);
      if (change?.kind === 'removed') configs.delete(subscriptionId(change.id));
    }
    return configs;
  }

  async set(config: GroupConfig): Promise<void> {
    await this.#append({ kind: 'set', config });
  }

  async remove({ stream, group }: GroupId): Promise<void> {
    await this.#append({ kind: 'removed', id: { stream, group } });
  }

  async #append(change: Change): Promise<void> {
    await this.#streams.append(STREAM, jsonEvent(CONFIG_TYPE, change));
  }
}

/** Anybody can append to the stream: what is no change of ours has no effect. */
const parseChange = ({ record }: StoredEvent): Change | undefined => {
  if (recordType(record) !== CONFIG_TYPE) return undefined;
  try {
    return JSON.parse(recordData(record).toString()) as Change;
  } catch {
    return undefined;
  }
};
