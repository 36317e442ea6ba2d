/** Work that one search may take, see Effort. */
const MOST = 1_000_000;

/**
 * 查找的工作量. Counts what a search for root causes has looked at, in figures evaluated and ranges compared, and not in time: the
 * same document gives the same result on every computer. A file whose figures were damaged has hundreds of relations that fail
 * together; then nothing can be proved of any one figure, and the search gives up instead of trying them all.
 */
export class Effort {
  #left = MOST;

  /** Begins another search. */
  renew(): void {
    this.#left = MOST;
  }

  spend(work: number): void {
    this.#left -= work;
  }

  /** True where the search is to give up. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }
}
