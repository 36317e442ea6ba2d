/** 几种写法. One pattern that finds any of several ways of writing, tried in their order; each may be explained by itself. */
export function anyOf(ways: readonly RegExp[], flags = ''): RegExp {
  return new RegExp(ways.map(({ source }) => source).join('|'), flags);
}
