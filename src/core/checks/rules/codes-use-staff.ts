import { Exact } from '../../amount/index.js';
import type { Passage } from '../../disclosure/index.js';
import { bareName } from '../classification/index.js';
import type { Remark } from '../outcome.js';
import { hasFigure, isGap, isNothing, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { anchorOfText } from './codes-text.js';
import { cellsUnder, codedLeaves } from './cross-cells.js';

/** What a sentence says an item is used for: where it begins in its passage, the item's name, the use, the words quoted. */
export type StatedUse = {
  readonly passage: Passage;
  readonly start: number;
  readonly item: string;
  readonly use: string;
  readonly quote: string;
};

/** Items out of which an office or an institution pays its staff. */
const RUNNING = /^(?:行政|事业|机关)运行$/;
/** Words of staff, and wide ones that take them in. */
const STAFF = /人员|人头|人工|工资|薪|津贴|补贴|奖金|绩效|福利|在职|编制|待遇|社会保障|社保|五险|基本支出|经费支出|等/;
/** Words of something narrower, without which a use is only told in general. */
const NARROW = /办公|公用|水电|物业|差旅|维修|保险|工伤|交通/;
/** How an office says that it goes on working, staff and all. */
const GENERAL = /(?:日常|正常)办公(?:需要|工作)?|办公运[转行]/g;

/** 用途漏写人员经费. 行政运行 and 事业运行 whose stated use names other things and leaves out the staff that takes most of it. */
export function staffLeftOut(subject: Subject, stated: readonly StatedUse[]): readonly Remark[] {
  const table = theTable(subject, 'general-public-expenditure');
  if (isGap(table)) return [];
  const { byCode } = codedLeaves(table, 'function');
  return stated.flatMap(({ passage, start, item, use, quote }): readonly Remark[] => {
    if (!RUNNING.test(bareName(item)) || STAFF.test(use) || !NARROW.test(use.replace(GENERAL, ''))) return [];
    const entries = [...byCode.values()]
      .flat()
      .filter(({ line }) => bareName(line.label.replace(/^\d+[-—\s]*/, '')) === bareName(item));
    const cells = (measure: 'total' | 'basic.personnel') => cellsUnder(subject, table, entries, measure) ?? [];
    const all = [...cells('total'), ...cells('basic.personnel')];
    // A share of what was read only in part is no share of the item.
    if (!all.every((operand) => hasFigure(operand) || isNothing(operand))) return [];
    const sum = (measure: 'total' | 'basic.personnel'): Exact =>
      cells(measure).reduce(
        (whole, { cell: { reading } }) => (reading.state === 'number' ? whole.plus(reading.amount.value) : whole),
        new Exact(0),
      );
    const [whole, part] = [sum('total'), sum('basic.personnel')];
    if (whole.lte(0) || part.times(2).lte(whole)) return [];
    const share = part.times(100).dividedBy(whole).toFixed(1);
    return [
      {
        type: 'remark',
        severity: 'notice',
        message: `“${item}”（项）的用途写作“${use.replace(/\s+/g, '')}”，没有写占该项 ${share}% 的人员经费，请核对。`,
        at: anchorOfText(subject.document, passage, start, quote),
        evidence: [],
        topic: `用途漏写·${item}`,
        actual: use,
      },
    ];
  });
}
