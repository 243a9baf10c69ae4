import { setImmediate } from 'node:timers/promises';
import { insertPlan } from './insert.ts';
import { loadKnownEvents } from './known-events.ts';
import type { EventStoreLogger, WriteOutcome, WriteRequest } from './model.ts';
import { loadStates } from './state-loader.ts';
import type { StreamStateCache } from './stream-state.ts';
import type { Tail } from './tail.ts';
import { WritePlan } from './write-plan.ts';
import { WriterSession } from './writer-session.ts';

const GROUP_MAX_WRITES = 4096;
const GROUP_MAX_BYTES = 8 * 1024 * 1024;
const RECOVERY_INTERVAL_MS = 100;

export interface WriterOptions {
  readonly postgresUrl: string;
  readonly session: WriterSession;
  readonly tail: Tail;
  readonly states: StreamStateCache;
  readonly logger: EventStoreLogger;
}

interface Waiting {
  readonly request: WriteRequest;
  readonly answer: (outcome: WriteOutcome) => void;
}

/**
 * The single writer. What arrives while a group is being committed forms the next group; each write
 * is answered after the commit of its group. When a commit fails, its outcome is not known: the
 * whole group is answered `unavailable`, everything in memory is forgotten, and no further write is
 * decided before a new session has read from the database how it ended.
 */
export class Writer {
  readonly #options: WriterOptions;
  #session: WriterSession | undefined;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  readonly #onNextGroup = new Set<() => void>();
  #recovery: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#session = options.session;
  }

  /** Writes waiting for their group. */
  get waiting(): number {
    return this.#queue.length;
  }

  async write(request: WriteRequest): Promise<WriteOutcome> {
    return await new Promise((answer) => this.submit(request, answer));
  }

  /** Like `write`. `answer` is called once; it must not throw. */
  submit(request: WriteRequest, answer: (outcome: WriteOutcome) => void): void {
    this.#queue.push({ request, answer });
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Calls `listener` once, when the next group has been taken from the queue. */
  onNextGroup(listener: () => void): void {
    this.#onNextGroup.add(listener);
  }

  /** The session's connection died. */
  readonly onSessionLost = (error: Error): void => this.#lose(error);

  /** Commits what is waiting, then gives the lock back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#recovery);
    await this.#running;
    await this.#session?.close();
    this.#session = undefined;
  }

  async #run(): Promise<void> {
    // What has been received together is committed together.
    await setImmediate();
    while (this.#queue.length > 0) {
      const group = this.#takeGroup();
      const outcomes = await this.#commit(group.map(({ request }) => request));
      for (const [index, { answer }] of group.entries()) {
        answer(outcomes[index] ?? { kind: 'unavailable' });
      }
    }
  }

  #takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { request } of this.#queue) {
      bytes += request.bytes;
      if (count > 0 && (bytes > GROUP_MAX_BYTES || count >= GROUP_MAX_WRITES)) break;
      count += 1;
    }
    const group = this.#queue.slice(0, count);
    this.#queue = this.#queue.slice(count);
    const listeners = [...this.#onNextGroup];
    this.#onNextGroup.clear();
    for (const listener of listeners) listener();
    return group;
  }

  async #commit(requests: readonly WriteRequest[]): Promise<readonly WriteOutcome[]> {
    const session = this.#session;
    if (session === undefined) return [];
    try {
      return await this.#commitIn(session, requests);
    } catch (error) {
      this.#lose(error);
      return [];
    }
  }

  async #commitIn(
    session: WriterSession,
    requests: readonly WriteRequest[],
  ): Promise<readonly WriteOutcome[]> {
    const nowMs = Date.now();
    const open = requests.filter(({ expiresAtMs }) => expiresAtMs > nowMs);
    const states = await loadStates(session, this.#options.states, open);
    const known = await loadKnownEvents(session, open, states);
    const { lastPosition, lastStreamId } = session;
    const plan = new WritePlan({ states, known, lastPosition, lastStreamId, nowMs });
    const outcomes = requests.map((request): WriteOutcome =>
      request.expiresAtMs > nowMs ? plan.add(request) : { kind: 'timeout' },
    );
    if (plan.events.length > 0) await insertPlan(session, plan);
    // Lost in the meantime: a new session may already have read past this group.
    if (session !== this.#session) return [];
    session.lastPosition = plan.lastPosition;
    session.lastStreamId = plan.lastStreamId;
    for (const [stream, state] of plan.changed) this.#options.states.set(stream, state);
    if (plan.events.length > 0) this.#options.tail.publish(plan.events);
    return outcomes;
  }

  #lose(cause: unknown): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    this.#options.states.clear();
    this.#options.logger.error({ err: cause }, 'The event store has lost its database');
    void session.close();
    this.#recoverLater();
  }

  #recoverLater(): void {
    if (this.#stopped) return;
    this.#recovery = setTimeout(() => {
      this.#recover().catch(() => this.#recoverLater());
    }, RECOVERY_INTERVAL_MS);
  }

  async #recover(): Promise<void> {
    const { postgresUrl, tail, logger } = this.#options;
    const session = await WriterSession.open(postgresUrl, 0, this.onSessionLost);
    if (this.#stopped) {
      await session.close();
      return;
    }
    tail.reset(session.lastPosition);
    this.#session = session;
    logger.info({ position: session.lastPosition }, 'The event store has its database back');
  }
}
