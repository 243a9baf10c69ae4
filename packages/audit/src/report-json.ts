import type { EventPlace, Finding } from './findings.ts';
import type { AuditReport } from './report.ts';

const placeJson = (place: EventPlace | null) =>
  place && {
    stream: place.stream,
    revision: `${place.revision}`,
    position: `${place.position}`,
    type: place.type,
  };

/** Revisions and positions are text: they outgrow the numbers of JSON. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, each: unknown) =>
      typeof each === 'bigint' ? `${each}` : each,
    ),
  );

const findingJson = ({ row, expected, found, ...finding }: Finding) => ({
  code: finding.code,
  message: finding.message,
  stream: finding.stream,
  event: placeJson(finding.event),
  row: row && { ...row, key: [...row.key] },
  expected: plain(expected),
  found: plain(found),
  explained_by: placeJson(finding.explainedBy),
});

/** What an audit came to, for programs. */
export const reportJson = (report: AuditReport) => ({
  store_id: report.storeId,
  position: `${report.position}`,
  last_event_position: `${report.lastEventPosition}`,
  last_event_at: report.lastEventAt?.toISOString() ?? null,
  events: report.events,
  events_by_category: report.eventsByCategory,
  streams: report.streams,
  root: report.root,
  orders: report.orders,
  orders_in_flight: report.ordersInFlight,
  open_reservations: report.openReservations,
  projections: report.projections.map((projection) => ({
    ...projection,
    position: `${projection.position}`,
  })),
  certified_up_to: report.certifiedUpTo === null ? null : `${report.certifiedUpTo}`,
  finding_count: report.findingCount,
  findings_by_code: report.findingsByCode,
  findings: report.findings.map(findingJson),
});
