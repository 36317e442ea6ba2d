/** 「第 1—3、5 页」 for messages. Pages count from 1, in any order. */
export function pageList(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((left, right) => left - right);
  const runs: [from: number, to: number][] = [];
  for (const page of sorted) {
    const last = runs[runs.length - 1];
    if (last !== undefined && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return `第 ${runs.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、')} 页`;
}
