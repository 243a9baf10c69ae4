import type { Rejection } from '@order-ledger/domain';
import type { CommandContext, CommandResult, Loaded } from '../command.ts';

interface Waiting {
  /** Milliseconds, monotonic. */
  readonly since: number;
  readonly reject: (error: unknown) => void;
}

export interface CommandRequest<State, Command, Event, R extends Rejection> extends Waiting {
  readonly kind: 'command';
  readonly command: Command;
  readonly context: CommandContext;
  readonly resolve: (result: CommandResult<State, Event, R>) => void;
}

interface LoadRequest<State> extends Waiting {
  readonly kind: 'load';
  readonly resolve: (loaded: Loaded<State>) => void;
}

/** What waits in a lane: settled exactly once, in every case. */
export type Request<State, Command, Event, R extends Rejection> =
  | CommandRequest<State, Command, Event, R>
  | LoadRequest<State>;
