import type { ApiKeys } from './api-keys/verify.ts';
import type { Credential } from './credentials.ts';
import { anonymous } from './principal.ts';
import type { Principal } from './principal.ts';
import { unauthenticated } from './problems.ts';
import type { Tokens } from './tokens/verify.ts';

/** `open`: who shows nothing may do everything. For development. */
export type AuthMode = 'open' | 'required';

export interface Authenticator {
  /** Whether the credential can be checked at next to no cost. */
  readonly isKnown: (credential: Credential) => boolean;
  /** Whose credential it is; throws `unauthenticated`. */
  readonly authenticate: (credential: Credential) => Principal | Promise<Principal>;
  /** Who shows nothing of themselves; throws `unauthenticated` unless the mode is open. */
  readonly withoutCredential: () => Principal;
}

export interface AuthenticatorOptions {
  readonly mode: AuthMode;
  /** Without them every key is refused. */
  readonly apiKeys: ApiKeys | undefined;
  /** Without them every token is refused. */
  readonly tokens: Tokens | undefined;
}

export const createAuthenticator = (options: AuthenticatorOptions): Authenticator => {
  const { mode, apiKeys, tokens } = options;
  const checker = ({ kind }: Credential) => (kind === 'api-key' ? apiKeys : tokens);
  return {
    isKnown: (credential) => checker(credential)?.isKnown(credential.text) ?? true,
    authenticate: (credential) => {
      const verifier = checker(credential);
      if (verifier === undefined) throw unauthenticated('such credentials are not accepted here');
      return verifier.verify(credential.text);
    },
    withoutCredential: () => {
      if (mode === 'open') return anonymous;
      throw unauthenticated('send an API key as X-API-Key, or a token as Authorization: Bearer');
    },
  };
};
