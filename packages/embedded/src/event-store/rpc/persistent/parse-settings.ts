import type { CreateReq } from '@eventstore/db-client/generated/persistent_pb.js';
import { invalidArgument } from '../../errors.ts';
import { failed } from '../../persistent/errors.ts';
import type { GroupId } from '../../persistent/group-id.ts';
import { type GroupSettings, STRATEGIES, type StrategyName } from '../../persistent/settings.ts';
import type { From } from '../../read-query.ts';

const TICKS_PER_MS = 10_000;

/**
 * Throws INVALID_ARGUMENT for numbers that mean nothing, `persistent-subscription-failed` for a
 * strategy that there is not.
 */
export const parseSettings = (
  id: GroupId,
  settings: CreateReq.Settings,
  startFrom: From,
): GroupSettings => {
  const numbers = {
    messageTimeoutMs: settings.hasMessageTimeoutTicks()
      ? fromTicks(settings.getMessageTimeoutTicks())
      : settings.getMessageTimeoutMs(),
    checkpointAfterMs: settings.hasCheckpointAfterTicks()
      ? fromTicks(settings.getCheckpointAfterTicks())
      : settings.getCheckpointAfterMs(),
    maxRetryCount: settings.getMaxRetryCount(),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
  };
  for (const [name, value] of Object.entries(numbers)) {
    if (value < 0) throw invalidArgument(`${name} is negative`);
  }
  return {
    startFrom,
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    strategy: parseStrategy(id, settings),
    ...numbers,
  };
};

const fromTicks = (ticks: string): number => Math.trunc(Number(ticks) / TICKS_PER_MS);

/** Clients of today name it, older ones number the first three. */
const parseStrategy = (id: GroupId, settings: CreateReq.Settings): StrategyName => {
  const named = settings.getConsumerStrategy();
  const strategy =
    named === ''
      ? STRATEGIES[settings.getNamedConsumerStrategy()]
      : STRATEGIES.find((each) => each === named);
  if (strategy === undefined) throw failed(id, `Consumer strategy ${named} does not exist.`);
  return strategy;
};
