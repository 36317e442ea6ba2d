/** A long work that pauses: whoever runs it may answer others at each step. */
export type Steps<Result> = Generator<undefined, Result>;

/** Runs a work that pauses without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
