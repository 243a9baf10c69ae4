/** What each room may import. The table is the one of docs/architecture.md; CI fails when code leaves it. */
const may = {
  domain: [],
  contracts: ['domain'],
  'event-store': ['domain', 'contracts'],
  'personal-data': ['service-kit'],
  'read-model': [],
  'service-kit': [],
  access: ['contracts', 'service-kit'],
  'command-api': [
    'access',
    'domain',
    'contracts',
    'event-store',
    'read-model',
    'personal-data',
    'service-kit',
  ],
  projections: ['domain', 'contracts', 'event-store', 'read-model'],
  projector: ['domain', 'contracts', 'event-store', 'read-model', 'projections', 'service-kit'],
  audit: ['domain', 'contracts', 'event-store', 'read-model', 'projections', 'service-kit'],
  causes: ['contracts', 'event-store', 'read-model', 'projections', 'service-kit'],
  'query-api': [
    'access',
    'audit',
    'causes',
    'domain',
    'contracts',
    'event-store',
    'read-model',
    'projections',
    'personal-data',
    'service-kit',
  ],
  'process-manager': ['domain', 'contracts', 'event-store', 'read-model', 'service-kit'],
  'warehouse-adapter': ['contracts', 'service-kit'],
  'payment-simulator': ['contracts', 'service-kit'],
  client: [],
};

/** Rooms that may use only these libraries. Rooms not named here may use what their package.json lists. */
const libraries = {
  domain: [],
  contracts: ['zod'],
  'read-model': ['kysely', 'pg'],
};

const roomRules = Object.entries(may).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `${room} may import ${allowed.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${room}/src/` },
  to: { path: `^packages/(?!(${[room, ...allowed].join('|')})/)` },
}));

const libraryRules = Object.entries(libraries).map(([room, allowed]) => ({
  name: `${room}-libraries`,
  comment: `${room} may use ${allowed.join(', ') || 'no library and no Node module'}`,
  severity: 'error',
  from: { path: `^packages/${room}/src/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
    ...(allowed.length > 0 && { pathNot: `node_modules/(@types/)?(${allowed.join('|')})(/|$)` }),
  },
}));

export default {
  forbidden: [
    ...roomRules,
    ...libraryRules,
    {
      name: 'no-deep-imports',
      comment: 'Another package is entered through its exports',
      severity: 'error',
      from: { path: '^(packages/([^/]+)|(tests))/' },
      to: {
        path: '^packages/([^/]+)/',
        pathNot: ['^packages/$2/', '^packages/[^/]+/src/(index|testing|main|[a-z-]+/index)\\.ts$'],
      },
    },
    {
      name: 'commands-are-light',
      comment: 'What may be typed is told without loading what it does: packages/cli/README.md',
      severity: 'error',
      from: { path: '^packages/cli/src/(main|program|commands/.+)\\.ts$' },
      to: {
        pathNot: [
          '^packages/cli/src/(program|commands/.+)\\.ts$',
          '^packages/(contracts/src/categories|embedded/src/ports|read-model/src/names)/',
          'node_modules/commander/',
          '^module$',
        ],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-undeclared',
      comment: 'A package lists in its package.json what it imports',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'event-store-client',
      comment: 'Only event-store (and the tests of the embedded store) touch the client',
      severity: 'error',
      from: { pathNot: '^(packages/(event-store|embedded)|bench)/' },
      to: { path: 'node_modules/@eventstore/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
