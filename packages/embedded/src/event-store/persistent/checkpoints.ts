import { ALL_STREAM } from '../model.ts';
import { jsonEvent, type OwnStreams } from '../own-streams.ts';
import type { Reader } from '../reader.ts';
import { recordData } from '../wire/record.ts';
import { checkpointStream, type GroupId } from './group-id.ts';
import { formatPlace, type Place } from './settings.ts';

const CHECKPOINT_TYPE = '$SubscriptionCheckpoint';
/** Only the last one is ever read. */
const METADATA = { $maxCount: 2 };

/** Where a group's checkpoint is kept: in the stream and the form in which the server keeps it. */
export class Checkpoints {
  readonly #streams: OwnStreams;
  readonly #reader: Reader;
  readonly #id: GroupId;
  readonly #stream: string;
  #isBounded = false;

  constructor(streams: OwnStreams, reader: Reader, id: GroupId) {
    this.#streams = streams;
    this.#reader = reader;
    this.#id = id;
    this.#stream = checkpointStream(id);
  }

  /** The place up to which all is done; undefined = there is no checkpoint. */
  async load(): Promise<Place | undefined> {
    const { metadata } = await this.#reader.state(this.#stream);
    this.#isBounded = metadata?.rules.maxCount === METADATA.$maxCount;
    const last = await this.#streams.last(this.#stream);
    return last === undefined ? undefined : parsePlace(this.#id, recordData(last.record));
  }

  async store(place: Place): Promise<void> {
    const data = formatPlace(this.#id, place);
    // Handed to the writer in one go: nothing may come after a delete of the group.
    const bounded = this.#isBounded ? undefined : this.#streams.setMetadata(this.#stream, METADATA);
    const stored = this.#streams.append(this.#stream, jsonEvent(CHECKPOINT_TYPE, data));
    await Promise.all([bounded, stored]);
    this.#isBounded = true;
  }
}

const parsePlace = ({ stream }: GroupId, data: Buffer): Place | undefined => {
  const pattern = stream === ALL_STREAM ? /^"C:(\d+)\/P:\d+"$/ : /^"(\d+)"$/;
  const [, place] = pattern.exec(data.toString()) ?? [];
  return place === undefined ? undefined : Number(place);
};
