// What is put away after each test. The tests share processes and loaded modules: a hook written at the top of a helper
// module would belong to the first test file alone, and what the later ones open would stay. test/setup.ts, which runs
// for every file, empties this list instead.
type Tidying = () => void | Promise<void>;

const tidyings: Tidying[] = [];

/** Does this when the running test has ended; what was asked for last is done first. */
export function afterThisTest(tidying: Tidying): void {
  tidyings.push(tidying);
}

/** Puts away all that was asked for. Each is tried, whatever the others say; the first complaint is thrown at the end. */
export async function tidyUp(): Promise<void> {
  const complaints: unknown[] = [];
  for (const tidying of tidyings.splice(0).toReversed()) {
    try {
      await tidying();
    } catch (error) {
      complaints.push(error);
    }
  }
  if (complaints.length > 0) throw complaints[0];
}
