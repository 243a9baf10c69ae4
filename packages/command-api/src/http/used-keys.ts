import type { KeyRejection, KeyState, KeyUsed, UseKey } from '@order-ledger/domain';
import type { CommandContext, CommandExecutor } from '@order-ledger/event-store';
import { commandProblem } from '../rejections.ts';
import { derivedId } from './derived-id.ts';

export type Keys = CommandExecutor<KeyState, UseKey, KeyUsed, KeyRejection>;

/**
 * Holds the key of a request to that request, in a stream of the key's own, before the request
 * changes anything. For routes where another body may lead to another stream, which would not know
 * the key. Does nothing without a key; throws `idempotency_key_reused` when it belongs to another
 * request. When the process dies right after it, the same request goes on from here.
 *
 * `context`: of the command that follows. Its id derives from the key, so it is the key's id too.
 * `target`: the stream that the command goes to.
 */
export const useKey = async (
  keys: Keys,
  context: CommandContext,
  target: string,
  at: string,
): Promise<void> => {
  const { commandId: keyId, fingerprint } = context;
  if (fingerprint === undefined) return;
  const command: UseKey = { type: 'UseKey', fingerprint, target, at };
  const commandId = derivedId(keyId, 'UseKey', fingerprint);
  const result = await keys.execute(keyId, command, { ...context, commandId });
  if (result.kind === 'rejected') throw commandProblem(result.rejection.code);
};
