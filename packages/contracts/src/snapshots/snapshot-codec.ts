/** How the state of an aggregate is kept, so that its stream need not be read from the beginning. */
export interface SnapshotCodec<State, Event> {
  /** JSON. */
  readonly encode: (state: State) => unknown;
  /** Throws for what is no such state. */
  readonly decode: (json: unknown) => State;
  /**
   * A history that holds every type of event. What becomes of it names the version of the snapshots:
   * whoever changes what an event does, or how a state is kept, makes all older ones invalid.
   */
  readonly samples: readonly Event[];
}
