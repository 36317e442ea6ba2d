import type { TableReading } from '../../../core/checks/index.js';
import type { SelfCheckState } from '../../../shared/desk-api.js';
import { selfCheckWords as labels } from '../../words/self-check.js';

/** 读取自检 of one table as the head of the table shows it. */
export type ReadingShown = {
  readonly state: SelfCheckState;
  /** 「合计 31/31 闭合」. */
  readonly short: string;
  /** What that means and what to do, in sentences. */
  readonly full: string;
};

function some(count: number, says: (count: number) => string): readonly string[] {
  return count > 0 ? [says(count)] : [];
}

function stateOf({ sums, closed, untested, doubtful, garbled }: TableReading): SelfCheckState {
  if (closed < sums || doubtful > 0 || garbled > 0) return 'look';
  if (sums === 0) return 'unproven';
  return untested > 0 ? 'partly' : 'closed';
}

/** Says how far the reading of a table is proven; undefined: nobody has looked. What was not proven is never called closed. */
export function readingShown(reading: TableReading | undefined): ReadingShown {
  if (reading === undefined) return { state: 'unproven', short: labels.unknown, full: labels.says.unknown };
  const { sums, closed, untested, doubtful, confirmed, garbled } = reading;
  const short = [
    sums > 0 ? labels.closed(closed, sums) : untested > 0 ? labels.onlyUntested : labels.noSums,
    ...(sums > 0 ? some(untested, labels.untested) : []),
    ...some(doubtful, labels.doubtful),
    ...some(garbled, labels.garbled),
  ];
  const { says } = labels;
  const full = [
    ...(sums === 0 ? [] : [closed === sums ? says.allClosed(sums) : says.closed(closed, sums)]),
    ...(sums === 0 && untested === 0 ? [says.noSums] : []),
    ...some(untested, says.untested),
    ...some(doubtful, says.doubtful),
    ...some(confirmed, says.confirmed),
    ...some(garbled, says.garbled),
  ];
  return { state: stateOf(reading), short: short.join('，'), full: full.join('') };
}
