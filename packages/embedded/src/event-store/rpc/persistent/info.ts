import pb from '@eventstore/db-client/generated/persistent_pb.js';
import type { SubscriptionInfo } from '@eventstore/db-client/generated/persistent_pb.js';
import { invalidArgument } from '../../errors.ts';
import { ALL_STREAM } from '../../model.ts';
import type { Consumer } from '../../persistent/consumer.ts';
import type { RunningGroup } from '../../persistent/running-group.ts';
import { formatPlace, formatStart } from '../../persistent/settings.ts';
import type { PersistentSubscriptions } from '../../persistent/subscriptions.ts';
import { decodeMessage, streamNameOf } from '../../wire/generated.ts';
import { encodeFrame } from '../../wire/proto-writer.ts';
import { unary } from '../unary.ts';
import { parseGroupId } from './requests.ts';

type Handler = ReturnType<typeof unary>;

export const handleGetInfo = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    const id = parseGroupId(decodeMessage(pb.GetInfoReq, message).getOptions());
    const info = await describe(subscriptions.find(id));
    const response = new pb.GetInfoResp().setSubscriptionInfo(info);
    return encodeFrame((writer) => writer.raw(response.serializeBinary()));
  });

export const handleList = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    const running = subscriptions.list(listedStream(message));
    const infos = await Promise.all(running.map(async (each) => await describe(each)));
    const response = new pb.ListResp().setSubscriptionsList(infos);
    return encodeFrame((writer) => writer.raw(response.serializeBinary()));
  });

/** undefined = the groups of all streams and of $all. */
const listedStream = (message: Buffer): string | undefined => {
  const options = decodeMessage(pb.ListReq, message).getOptions();
  const listed = options?.getListForStream();
  if (listed === undefined) return undefined;
  const stream = listed.hasAll() ? ALL_STREAM : streamNameOf(listed.getStream());
  if (stream === '') throw invalidArgument('The name of the stream is missing');
  return stream;
};

/** Begins new measurements of what passes per second. */
const describe = async (running: RunningGroup): Promise<SubscriptionInfo> => {
  const { config, group, intake } = running;
  const nowMs = Date.now();
  const lastKnown = await intake.lastKnown();
  const { total, sinceLast, perSecond } = group.meter.measure(nowMs);
  const consumers = [...group.consumers];
  const inFlight = consumers.reduce((sum, { inFlightCount }) => sum + inFlightCount, 0);
  const info = settingsOf(running)
    .setEventSource(config.stream)
    .setGroupName(config.group)
    .setStatus(intake.status)
    .setConnectionsList(consumers.map((consumer) => connectionOf(running, consumer, nowMs)))
    .setAveragePerSecond(perSecond)
    .setTotalItems(String(total))
    .setCountSinceLastMeasurement(String(sinceLast))
    .setLastCheckpointedEventPosition(formatPlace(config, running.checkpoint))
    .setLastKnownEventPosition(formatPlace(config, lastKnown))
    .setReadBufferCount(group.buffer.freshCount)
    .setLiveBufferCount(String(intake.liveCount))
    .setRetryBufferCount(group.buffer.againCount)
    .setTotalInFlightMessages(inFlight)
    .setOutstandingMessagesCount(group.outstanding);
  const parked = await running.parked.range(group.replays.taken);
  return info.setParkedMessageCount(
    String(parked === undefined ? 0 : parked.high - parked.low + 1),
  );
};

const settingsOf = ({ config }: RunningGroup): SubscriptionInfo => {
  const { settings } = config;
  return new pb.SubscriptionInfo()
    .setResolveLinkTos(settings.resolveLinks)
    .setStartFrom(formatStart(config, settings.startFrom))
    .setMessageTimeoutMilliseconds(settings.messageTimeoutMs)
    .setExtraStatistics(settings.extraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.historyBufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkpointAfterMs)
    .setMinCheckPointCount(settings.minCheckpointCount)
    .setMaxCheckPointCount(settings.maxCheckpointCount)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount);
};

const connectionOf = (
  { config }: RunningGroup,
  { options, meter, latencies, availableSlots, inFlightCount }: Consumer,
  nowMs: number,
): SubscriptionInfo.ConnectionInfo => {
  const { total, sinceLast, perSecond } = meter.measure(nowMs);
  const observed = config.settings.extraStatistics ? latencies.measurements() : [];
  return new pb.SubscriptionInfo.ConnectionInfo()
    .setFrom(options.from)
    .setUsername(options.username)
    .setConnectionName(options.connectionName)
    .setAverageItemsPerSecond(perSecond)
    .setTotalItems(String(total))
    .setCountSinceLastMeasurement(String(sinceLast))
    .setAvailableSlots(availableSlots)
    .setInFlightMessages(inFlightCount)
    .setObservedMeasurementsList(
      observed.map(([key, ms]) =>
        new pb.SubscriptionInfo.Measurement().setKey(key).setValue(String(ms)),
      ),
    );
};
