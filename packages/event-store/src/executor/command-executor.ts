import { streamName } from '@order-ledger/contracts';
import type { Category, EventCodec, SnapshotCodec } from '@order-ledger/contracts';
import type { Decider, Rejection } from '@order-ledger/domain';
import { LRUCache } from 'lru-cache';
import { validate as isUuid } from 'uuid';
import type { CommandContext, CommandResult, Loaded } from '../command.ts';
import type { EventStore } from '../connection/connect.ts';
import { QueueFullError } from '../errors.ts';
import type { DomainEvent } from '../ledger-event.ts';
import { silentLogger } from '../logger.ts';
import type { Logger } from '../logger.ts';
import { Snapshots } from '../snapshot/snapshots.ts';
import type { Aggregate } from './aggregate.ts';
import { BatchRunner } from './batch-runner.ts';
import { Lanes } from './lanes.ts';
import { defaultExecutorLimits } from './limits.ts';
import type { ExecutorLimits } from './limits.ts';
import { zeroCounters } from './metrics.ts';
import type { ExecutorMetrics } from './metrics.ts';
import type { Request } from './requests.ts';

export interface CommandExecutorOptions<
  State,
  Command,
  Event extends DomainEvent,
  R extends Rejection,
> {
  readonly eventStore: EventStore;
  readonly category: Category;
  readonly decider: Decider<State, Command, Event, R>;
  readonly codec: EventCodec<Event>;
  /** How states are kept: for categories of long streams. */
  readonly snapshots?: SnapshotCodec<State, Event>;
  readonly limits?: Partial<ExecutorLimits>;
  readonly logger?: Logger;
}

/** Runs the commands of one category of streams. */
export interface CommandExecutor<State, Command, Event, R extends Rejection> {
  readonly metrics: ExecutorMetrics;
  /**
   * Decides a command on the newest state of the stream `{category}-{id}` and stores its events
   * before it answers. Commands of one stream are decided in the order of their arrival, as many
   * at a time as wait.
   *
   * Rejects with `StaleRevisionError`, `KeyReusedError`, `TooMuchContentionError`,
   * `QueueFullError`, `AppendRefusedError` (nothing written), `EventStoreUnavailableError`
   * (unknown: repeat with the same command id), `PoisonEventError` or `GapError` (the stream
   * cannot be read), and a `TypeError` for a command id that is no UUID.
   */
  execute(
    id: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandResult<State, Event, R>>;
  /** The newest state of a stream; the initial one when it does not exist. */
  load(id: string): Promise<Loaded<State>>;
}

/** Make one per category and process: it holds the cache and the queues of its streams. */
export const createCommandExecutor = <
  State,
  Command,
  Event extends DomainEvent,
  R extends Rejection,
>({
  eventStore,
  category,
  decider,
  codec,
  snapshots,
  limits: ownLimits,
  logger = silentLogger,
}: CommandExecutorOptions<State, Command, Event, R>): CommandExecutor<State, Command, Event, R> => {
  const limits = { ...defaultExecutorLimits, ...ownLimits };
  const counters = zeroCounters();
  const type = { eventStore, decider, codec };
  const runner = new BatchRunner({
    type,
    limits,
    cache: new LRUCache<string, Aggregate<State>>({ max: limits.maxCached }),
    counters,
    snapshots: snapshots && new Snapshots({ ...type, snapshots, limits, counters, logger }),
  });
  const lanes = new Lanes<Request<State, Command, Event, R>>(limits.maxActive, (lane) =>
    runner.run(lane),
  );

  let pending = 0;
  /** Queues what `make` makes of a promise and waits for it. */
  const queued = async <Answer>(
    id: string,
    make: (
      waiting: PromiseWithResolvers<Answer> & { readonly since: number },
    ) => Request<State, Command, Event, R>,
  ): Promise<Answer> => {
    const stream = streamName(category, id);
    if (lanes.waitingFor(stream) >= limits.maxQueued || pending >= limits.maxPending) {
      throw new QueueFullError(stream, 'too many commands wait');
    }
    const waiting = Promise.withResolvers<Answer>();
    lanes.add(stream, make({ ...waiting, since: performance.now() }));
    pending += 1;
    try {
      return await waiting.promise;
    } finally {
      pending -= 1;
    }
  };

  return {
    metrics: counters,
    execute: async (id, command, context) => {
      if (!isUuid(context.commandId)) throw new TypeError('a command id is a UUID');
      return await queued<CommandResult<State, Event, R>>(id, (waiting) => ({
        kind: 'command',
        command,
        context,
        ...waiting,
      }));
    },
    load: (id) => queued<Loaded<State>>(id, (waiting) => ({ kind: 'load', ...waiting })),
  };
};
