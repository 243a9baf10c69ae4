export * from './fields.ts';
export * from './ledger-headers.ts';
export * from './order-actions.ts';
export * from './order-body.ts';
export * from './order-schema.ts';
export * from './paths.ts';
export * from './product.ts';
export * from './stock.ts';
