import * as fc from 'fast-check';
import { codeOf, faultOf } from './judge.ts';
import { createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Operation } from './openapi.ts';
import { requestsOf } from './request.ts';
import type { FuzzRequest, Means } from './request.ts';
import { createSender } from './sender.ts';
import type { Answer } from './sender.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { wordsOf } from './words.ts';

export interface FuzzOptions extends Pick<Means, 'webhookSecret' | 'callers'> {
  readonly operations: readonly Operation[];
  readonly requests: number;
  /** The same requests again, as far as the answers are the same. */
  readonly seed: number;
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Not sent: they would end what the others need. */
  readonly isSpared: (request: FuzzRequest) => boolean;
  /** What is wrong with a good answer beyond what the documents can say. */
  readonly faultOfSuccess: (request: FuzzRequest, answer: Answer) => string | undefined;
}

const rarest = 6;

/**
 * Which operation comes next: any; one that an answer has offered; one that was seldom
 * successful; or one that makes and shows what the others need.
 */
const scheduleOf = (operations: readonly Operation[], memory: Memory, tally: Tally) => {
  const feeding = operations.filter(({ name }) => / (placeOrder|getOrder|payOrder)$/.test(name));
  const pools = [
    () => operations,
    () => operations,
    () => operations.filter(memory.isReady),
    () => operations.toSorted((a, b) => tally.successes(a) - tally.successes(b)).slice(0, rarest),
    () => feeding,
  ];
  return fc.tuple(fc.constantFrom(...pools), fc.nat()).map(([pool, nat]) => {
    const chosen = pool();
    const all = chosen.length > 0 ? chosen : operations;
    return all[nat % all.length];
  });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Metrics, and the lines of a stream.
    return undefined;
  }
};

/** Sends requests to everything that the documents describe, and holds each answer against them. */
export const fuzz = async (options: FuzzOptions): Promise<Tally> => {
  const { operations, requests, seed, atOnce } = options;
  const tally = createTally(operations);
  const memory = createMemory(operations);
  const means = { ...options, memory, words: wordsOf(memory) };
  const byOperation = new Map(operations.map((each) => [each, requestsOf(each, means)]));
  const schedule = scheduleOf(operations, memory, tally).chain((operation) => {
    const chosen = operation && byOperation.get(operation);
    if (chosen === undefined) throw new Error('there are no operations');
    return chosen;
  });
  const sender = createSender([...new Set(operations.map(({ url }) => url))], atOnce);

  const judge = (request: FuzzRequest, answer: Answer): void => {
    tally.count(request, answer);
    const isGood = answer.status < 300;
    const fault =
      faultOf(request, answer) ?? (isGood ? options.faultOfSuccess(request, answer) : undefined);
    if (fault !== undefined) tally.fail(request, answer, `${fault} ${codeOf(answer)}`);
    if (!isGood) return;
    const body = parsed(answer.text);
    memory.learn(body, answer.headers);
    if (request.body !== undefined) {
      memory.learnBody(request.operation, parsed(request.body.toString()));
    }
  };

  let drawn = 0;
  let sent = 0;
  const next = (): FuzzRequest => {
    for (;;) {
      const [request] = fc.sample(schedule, { numRuns: 1, seed: seed + drawn });
      drawn += 1;
      if (request !== undefined && !options.isSpared(request)) return request;
    }
  };
  const caller = async (): Promise<void> => {
    while (sent < requests) {
      sent += 1;
      const request = next();
      try {
        judge(request, await sender.send(request));
      } catch (error) {
        tally.fail(request, undefined, `no answer: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  await sender.close();
  return tally;
};
