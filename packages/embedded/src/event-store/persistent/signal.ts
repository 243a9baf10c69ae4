/** Wakes one who waits; what is set while nobody waits is not lost. */
export class Signal {
  #next = Promise.withResolvers<void>();

  set(): void {
    this.#next.resolve();
  }

  async wait(): Promise<void> {
    await this.#next.promise;
    this.#next = Promise.withResolvers<void>();
  }
}
