export * from './demo/shop.ts';
export * from './demo/warehouse.ts';
export * from './ledger/inspect.ts';
