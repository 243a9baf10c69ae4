/** The ledger has understood a message and does not accept it, however often it comes. */
export class RefusedMessageError extends Error {
  override readonly name = 'RefusedMessageError';
  /** Of the rejection. */
  readonly code: string;

  constructor(rejection: { readonly code: string; readonly detail?: string }) {
    super(JSON.stringify(rejection));
    this.code = rejection.code;
  }
}

/** The ledger cannot accept a message yet; it is to be told again in a moment. */
export class NotYetError extends Error {
  override readonly name = 'NotYetError';
  readonly code: string;

  constructor({ code }: { readonly code: string }) {
    super(`${code}: to be told again`);
    this.code = code;
  }
}
