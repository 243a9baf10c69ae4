/** Where a command's events are in its stream. */
export interface CommandEntry {
  readonly commandId: string;
  readonly fingerprint: string | undefined;
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  /** At or behind the commit position of its last event. */
  readonly position: bigint;
}

/** How many commands without a fingerprint are remembered per stream. */
const maxRecent = 64;

/**
 * The commands that wrote a stream, by their id. Those of an idempotency key are kept, of others
 * only the newest, so that a stream of a million events costs no memory: repetition of an older
 * one is the decider's to recognise.
 */
export class CommandIndex {
  readonly #keyed = new Map<string, CommandEntry>();
  readonly #recent = new Map<string, CommandEntry>();

  get(commandId: string): CommandEntry | undefined {
    return this.#recent.get(commandId) ?? this.#keyed.get(commandId);
  }

  /** In the order in which `add` makes the same of them. */
  entries(): readonly CommandEntry[] {
    return [...this.#keyed.values(), ...this.#recent.values()];
  }

  /** Adds the events of a command; those that follow its earlier ones extend its entry. */
  add(entry: CommandEntry): void {
    const before = this.get(entry.commandId);
    const firstRevision = before?.firstRevision ?? entry.firstRevision;
    const merged = { ...entry, firstRevision };
    if (entry.fingerprint !== undefined) {
      this.#keyed.set(entry.commandId, merged);
      return;
    }
    this.#recent.set(entry.commandId, merged);
    if (this.#recent.size <= maxRecent) return;
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      break;
    }
  }
}
