import { convert, Exact } from '../../amount/index.js';
import { evidenceOf } from '../anchor.js';
import { insufficient, passed, type Outcome } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure } from '../select.js';
import type { Subject } from '../subject.js';
import { anchorOfText } from './codes-text.js';
import { resolve } from './cross-cells.js';
import { performanceProjects } from './performance-projects.js';

/** 「共 0 个项目编报绩效目标」. */
const NO_TARGETS =
  /(?<![\d.])0\s*[个项]项?目?[^。；\d]{0,12}?(?:实行|实施|纳入|编报|填报|申报|设置|开展)?[^。；\d]{0,6}绩效(?:目标|评价|管理)|绩效目标[^。；\d]{0,16}项目[^。；\d]{0,4}(?<![\d.])0\s*[个项]/;

/** 「共 4 个项目实行绩效目标管理，涉及财政性资金合计 60.00 万元」, and the same with the number behind. */
const WITH_TARGETS = [
  /(?<![\d.])([1-9]\d*)\s*[个项]项?目?[^。；\d]{0,12}?绩效目标[^。；\d]{0,30}?([\d,]+(?:\.\d+)?)\s*(万元|元)/,
  // 「28个项目…，其中：拨款项目24个、其他项目4个，涉及拨款80万元」 counts a kind of them, and its amount is that of all.
  /绩效目标(?:(?!其中)[^。；;]){0,24}?项目[^。；;\d]{0,8}?([1-9]\d*)\s*[个项][^。；;\d]{0,24}?([\d,]+(?:\.\d+)?)\s*(万元|元)/,
] as const;

/** 项目支出 in 万元 with the words it is told by, and its cell where a table prints it. */
type ProjectSpending = { readonly amount: Exact; readonly words: string; readonly cell: Operand | null };

function amountOf(digits: string, unit: string): Exact {
  return convert(new Exact(digits.replace(/,/g, '')), unit === '元' ? '元' : '万元', '万元');
}

/** 「项目支出 120.00 万元」 as the text has it, where the tables are another file; null where it says none or 0. */
function spendingInText({ disclosure }: Subject): ProjectSpending | null {
  for (const { section, text } of disclosure.passages) {
    const match =
      section === 'N-TERM'
        ? null
        : /项目支出(?:预算|总额|合计)?数?[为共计]?\s*(([\d,]*[1-9][\d,]*(?:\.\d+)?)\s*(万?元))/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    return {
      amount: amountOf(match[2], match[3] ?? ''),
      words: `文字说明的项目支出为${match[1].replace(/\s/g, '')}`,
      cell: null,
    };
  }
  return null;
}

/** 项目支出 of 支出总表, else of the text; null where neither tells it, an amount of 0 where the cell prints none. */
function projectSpending(subject: Subject): ProjectSpending | null {
  const cell = resolve(subject, { kind: 'expenditure', measures: ['project'] });
  if (cell === null) return spendingInText(subject);
  const { reading, text } = cell.cell;
  const isStated = hasFigure(cell) && reading.state === 'number' && reading.amount.unit !== null;
  const unit = reading.state === 'number' ? (reading.amount.unit ?? '') : '';
  return {
    amount: isStated ? amountOf(reading.amount.value, unit) : new Exact(0),
    words: `支出总表的项目支出为${text.trim()}${unit}`,
    cell,
  };
}

/** A text that counts no project with targets, although there is money for projects. */
export function noTargets(subject: Subject): readonly Outcome[] {
  const { disclosure, document } = subject;
  const passage = disclosure.passages.find(({ section, text }) => section !== 'N-TERM' && NO_TARGETS.test(text));
  const match = passage === undefined ? null : NO_TARGETS.exec(passage.text);
  if (passage === undefined || match === null) return [];
  const spent = projectSpending(subject);
  if (spent === null) {
    return [insufficient('支出总表和文字说明中未识别到项目支出合计，不能核对绩效目标的项目数')];
  }
  if (spent.cell !== null && !hasFigure(spent.cell)) return [passed(1)];
  return [
    {
      type: 'remark',
      severity: 'warning',
      message: `文字称实行绩效目标管理的项目为 0 个，${spent.words}，请核对是否应当编报并公开绩效目标。`,
      at: anchorOfText(document, passage, match.index, match[0]),
      evidence: spent.cell === null ? [] : [evidenceOf(spent.cell, 'operand', null)],
      topic: '没有绩效项目',
    },
  ];
}

/**
 * The projects with targets as the text counts them, against project spending: asked only where no performance table of the
 * file lists them, since the table says more.
 *
 * @param share percentage of project spending below which the targets leave more out than is usual
 */
export function announcedShare(subject: Subject, share: Exact): readonly Outcome[] {
  const { disclosure, document } = subject;
  if (performanceProjects(disclosure).length > 0) return [];
  for (const passage of disclosure.passages) {
    if (passage.section === 'N-TERM' || !passage.text.includes('绩效目标')) continue;
    const match = WITH_TARGETS.map((pattern) => pattern.exec(passage.text)).find((found) => found !== null);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const spent = projectSpending(subject);
    const covered = amountOf(match[2], match[3] ?? '');
    if (spent === null || spent.amount.lte(0) || covered.lte(0)) return [];
    if (covered.times(100).gte(spent.amount.times(share))) return [passed(1)];
    const percent = covered.times(100).dividedBy(spent.amount).toFixed(1);
    return [
      {
        type: 'remark',
        severity: 'notice',
        message: `文字称设有绩效目标的项目 ${match[1]} 个，金额 ${match[2]} ${match[3] ?? ''}，${spent.words}，占 ${percent}%，请核对其余项目是否应当编报并公开绩效目标。`,
        at: anchorOfText(document, passage, match.index, match[0]),
        evidence: spent.cell === null ? [] : [evidenceOf(spent.cell, 'operand', null)],
        topic: '文字绩效覆盖',
      },
    ];
  }
  return [];
}
