/** A set that remembers about the last `capacity` values. */
export class RecentSet {
  readonly #capacity: number;
  #recent = new Set<string>();
  #older = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(value: string): boolean {
    return this.#recent.has(value) || this.#older.has(value);
  }

  add(value: string): void {
    if (this.#recent.size >= this.#capacity) {
      this.#older = this.#recent;
      this.#recent = new Set();
    }
    this.#recent.add(value);
  }
}
