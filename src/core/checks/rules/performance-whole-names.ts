/** Characters a longer name may have inside that the shorter one has not; fewer are told of by TXT-NEAR-REPEAT. */
const STRETCH = { least: 3, most: 6 } as const;
/** Characters both names must share on each side of them. */
const LEAST_BESIDE = 1;
/** Characters both names must share in all. */
const LEAST_SHARED = 8;

/** Characters two texts have in common from the beginning. */
function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * True where one name is the other with a few characters more inside it: 「对河道巡查记录进行复核」 and
 * 「对第三季度河道巡查记录进行复核」. Names that differ at an end are two names.
 */
export function hasStretchMore(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const more = long.length - short.length;
  if (more < STRETCH.least || more > STRETCH.most || short.length < LEAST_SHARED) return false;
  const before = Math.min(sharedStart(short, long), short.length - LEAST_BESIDE);
  return before >= LEAST_BESIDE && short.slice(before) === long.slice(long.length - (short.length - before));
}
