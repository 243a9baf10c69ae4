/*
 * For the tests of services that are guarded: callers of every kind with real credentials, and who
 * may call what as a table that the registered routes are held against.
 */

export { accessMatrix, type MatrixRow, type RouteCase, type RouteCases } from './testing/matrix.ts';
export { registeredRoutes, type RegisteredRoute } from './testing/routes.ts';
export { testCallers, type Callers, type Headers } from './testing/callers.ts';
