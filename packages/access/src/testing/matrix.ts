import type { Server } from '@order-ledger/service-kit';
import type { InjectOptions } from 'fastify';
import type { Access } from '../declarations.ts';
import type { Callers, Headers } from './callers.ts';
import type { RegisteredRoute } from './routes.ts';

/** How a route is called, and who may do so: written down apart from the route itself. */
export interface RouteCase {
  readonly access: Access;
  /**
   * A request that succeeds for whoever may make it, as often as it is asked for: on a thing of
   * this user, or for `null` on one that is nobody's.
   */
  readonly call: (owner: string | null) => InjectOptions | Promise<InjectOptions>;
  /** What a customer gets who names no owner: by default refused, `own` where it means their own. */
  readonly unowned?: 'own';
}

/** By the name of the route: `POST /api/v1/orders`. */
export type RouteCases = Readonly<Record<string, RouteCase>>;

/** What happens to one caller at one route. */
export interface MatrixRow {
  readonly route: string;
  readonly caller: string;
  readonly expected: string;
  /** What does happen: `in`, `401 unauthenticated`, `403 not_owner`, or whatever else it is. */
  readonly actual: () => Promise<string>;
}

interface Attempt {
  readonly caller: string;
  readonly headers: Headers | Promise<Headers>;
  readonly owner: string | null;
  readonly expected: string;
}

const me = 'user-me';
const somebodyElse = 'user-else';

const [unauthenticated, forbidden] = ['401 unauthenticated', '403 forbidden'];

const customerAttempts = ({ access, unowned }: RouteCase, callers: Callers): readonly Attempt[] => {
  const rule = access.kind === 'scope' ? access.customer : 'never';
  const may = { never: forbidden, any: 'in', own: 'in' }[rule];
  const others = { never: forbidden, any: 'in', own: '403 not_owner' }[rule];
  const headers = callers.customer(me);
  return [
    { caller: 'the owner', headers, owner: me, expected: may },
    { caller: 'another customer', headers, owner: somebodyElse, expected: others },
    {
      caller: 'a customer, nobody’s',
      headers,
      owner: null,
      expected: unowned === 'own' ? may : others,
    },
  ];
};

const serviceAttempts = ({ access }: RouteCase, callers: Callers): readonly Attempt[] => {
  if (access.kind !== 'scope') {
    const headers = callers.serviceWithout('admin');
    return [{ caller: 'a service', headers, owner: me, expected: forbidden }];
  }
  const { scope } = access;
  return [
    { caller: scope, headers: callers.service(scope), owner: me, expected: 'in' },
    {
      caller: `all but ${scope}`,
      headers: callers.serviceWithout(scope),
      owner: me,
      expected: forbidden,
    },
  ];
};

const attemptsOf = (route: RouteCase, callers: Callers): readonly Attempt[] => {
  const { nobody, stranger } = callers;
  if (route.access.kind === 'public') {
    return [{ caller: 'nobody', headers: nobody, owner: null, expected: 'in' }];
  }
  return [
    { caller: 'nobody', headers: nobody, owner: me, expected: unauthenticated },
    { caller: 'a stranger', headers: stranger, owner: me, expected: unauthenticated },
    { caller: 'an admin’s key', headers: callers.adminKey(), owner: me, expected: 'in' },
    { caller: 'an admin’s token', headers: callers.adminToken(), owner: me, expected: 'in' },
    { caller: 'an admin, nobody’s', headers: callers.adminKey(), owner: null, expected: 'in' },
    ...serviceAttempts(route, callers),
    ...customerAttempts(route, callers),
  ];
};

/**
 * What the callers of a route ask for. Whoever is refused changes nothing, so that all of them ask for
 * the same thing of an owner; whoever gets in asks for one that is new.
 */
const requests = ({ call }: RouteCase): ((attempt: Attempt) => Promise<InjectOptions>) => {
  const forRefusal = new Map<string | null, Promise<InjectOptions>>();
  return async ({ owner, expected }) => {
    if (expected === 'in') return await call(owner);
    const made = forRefusal.get(owner) ?? Promise.resolve(call(owner));
    forRefusal.set(owner, made);
    return await made;
  };
};

/**
 * Every route with every kind of caller, for `test.each`. A route without a case, a case without a
 * route, and a route that declares something else than its case are rows that do not hold.
 */
export const accessMatrix = (
  app: Server,
  routes: readonly RegisteredRoute[],
  cases: RouteCases,
  callers: Callers,
): readonly MatrixRow[] => {
  const declared = new Map(routes.map(({ name, access }) => [name, access]));
  const names = [...new Set([...declared.keys(), ...Object.keys(cases)])];
  return names.flatMap((route): readonly MatrixRow[] => {
    const given = cases[route];
    const declaration: MatrixRow = {
      route,
      caller: 'its declaration',
      expected: JSON.stringify(given?.access ?? 'a case in this test'),
      actual: async () =>
        await Promise.resolve(JSON.stringify(declared.get(route) ?? 'no such route')),
    };
    if (given === undefined) return [declaration];
    const [method = 'GET'] = route.split(' ');
    const requestOf = requests(given);
    const attempts = attemptsOf(given, callers).map((attempt) => ({
      route,
      caller: attempt.caller,
      expected: attempt.expected,
      actual: async () => {
        const call = await requestOf(attempt);
        const headers = { ...call.headers, ...(await attempt.headers) };
        const answer = await app.inject({ ...call, method: method as 'GET', headers });
        if (answer.statusCode < 300) return 'in';
        return `${answer.statusCode} ${answer.json<{ code?: string }>().code}`;
      },
    }));
    return [declaration, ...attempts];
  });
};
