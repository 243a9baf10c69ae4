/**
 * Personal data as the ledger stores it: sealed with the key of one person. The domain moves it
 * around and never looks inside; destroying the key erases the text everywhere at once.
 */
export interface SealedText {
  /** Whose key opens it. */
  readonly personId: string;
  /** Base64 of key id, nonce, ciphertext and tag. */
  readonly sealed: string;
}
