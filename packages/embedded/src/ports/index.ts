/* Alone, so that whoever imports this subpath loads nothing else. */

/** The ports that the documentation names. */
export const defaultPorts = {
  postgres: 5432,
  nats: 4222,
  'event-store': 2113,
  'command-api': 3000,
  'query-api': 3001,
  projector: 3002,
  'process-manager': 3003,
  'warehouse-adapter': 3004,
  'warehouse-simulator': 3005,
  'payment-simulator': 3006,
};
