import { Transform, type TransformCallback } from 'node:stream';

/** What becomes of bytes on their way: through, kept back, or lost. */
export type Fate = 'pass' | 'hold' | 'eat';

/** One direction of a connection. `fate` is asked for every chunk. */
export class Gate extends Transform {
  readonly #fate: () => Fate;
  readonly #onEaten: (bytes: number) => void;
  #held: (() => void) | undefined;

  constructor(fate: () => Fate, onEaten: (bytes: number) => void = () => {}) {
    super();
    this.#fate = fate;
    this.#onEaten = onEaten;
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    const fate = this.#fate();
    if (fate === 'pass') {
      done(null, chunk);
    } else if (fate === 'eat') {
      this.#onEaten(chunk.length);
      done();
    } else {
      this.#held = () => this._transform(chunk, encoding, done);
    }
  }

  /** The end of a stream is kept back as well. */
  override _flush(done: TransformCallback): void {
    if (this.#fate() === 'hold') this.#held = () => this._flush(done);
    else done();
  }

  /** Asks again for what was kept back. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.();
  }
}
