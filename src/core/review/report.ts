import type { Coverage, Finding, RuleInfo, Severity } from '../checks/index.js';
import type { Disclosure } from '../disclosure/index.js';
import type { Note } from './note.js';
import type { SecondLook } from './sign-off.js';

/** One document with everything known about it, as the report needs it. */
export type ReportSource = {
  readonly document: string;
  readonly fileName: string;
  readonly disclosure: Disclosure;
  readonly findings: readonly Finding[];
  /** 静默: findings that are kept silent and not among `findings`; left out: none. */
  readonly silenced?: number;
  readonly coverage: readonly Coverage[];
  readonly notes: readonly Note[];
  /** 复核: the last second look at a note, by its id; left out where nobody looks twice. */
  readonly looks?: ReadonlyMap<string, SecondLook>;
};

/** 台账一行. The columns of the ledger in their printed order (workflow: 序号 … 备注). */
export type LedgerRow = {
  readonly sequence: number; // 序号
  readonly unitName: string; // 单位名称
  readonly unitCode: string; // 单位代码
  readonly fileName: string; // 文件名称
  readonly fiscalYear: number | null; // 年度
  readonly documentType: string; // 文种
  readonly location: string; // 位置
  readonly quote: string; // 原文摘录
  readonly category: string; // 问题类别
  readonly problem: string; // 问题描述
  readonly expected: string; // 应为/计算过程
  readonly severity: string; // 严重程度
  readonly basis: string; // 依据
  readonly suggestion: string; // 整改建议
  readonly responsibleUnit: string; // 责任单位
  readonly responsiblePerson: string; // 责任人
  readonly deadline: string; // 整改时限
  readonly rectification: string; // 整改情况
  readonly rectificationState: string; // 整改状态
  readonly reviewedBy: string; // 复核人
  readonly reviewedOn: string; // 复核日期
  readonly remark: string; // 备注
};

/** A problem as the opinion prints it: a ledger row with its severity as data. `sequence` is that of the ledger. */
export type OpinionItem = { readonly severity: Severity; readonly row: LedgerRow };

/** 不采纳. A finding the reviewer did not take up, and why. */
export type RejectedItem = {
  readonly fileName: string;
  readonly location: string;
  readonly category: string;
  readonly problem: string;
  readonly reason: string;
  /** The reviewer's words, or "". */
  readonly text: string;
};

/** One file of 总体情况. */
export type ReportFile = {
  readonly fileName: string;
  readonly unitName: string;
  readonly fiscalYear: number | null;
  readonly documentType: string;
  readonly tables: number;
  readonly rulesPassed: number;
  readonly rulesWithFindings: number;
  readonly notChecked: readonly { readonly rule: string; readonly ruleName: string; readonly why: string }[];
  /** Rules that do not concern the file. */
  readonly rulesNotApplicable: number;
  /** 「已读取」「部分读取」「未能读取」. */
  readonly reading: string;
  /** Findings of the file that nobody has decided; in a draft these are the ones listed. */
  readonly undecided: number;
  /** 静默: findings kept silent as false alarms; left out where there are none. */
  readonly silenced?: number;
  /** What could not be read, one sentence each. */
  readonly defects: readonly string[];
};

/** 报告模型. What every export is written from. */
export type ReportModel = {
  readonly title: string;
  /** Title of the ledger, with the money unit stated. */
  readonly ledgerTitle: string;
  /** 一、总体情况: files, what was checked and what was not. */
  readonly files: readonly ReportFile[];
  /** Adopted, open and undecided notes; without any note, the findings themselves (see `draft`). */
  readonly ledger: readonly LedgerRow[];
  /** The note behind each row of the ledger, in the same order; null for a finding that nobody has decided. */
  readonly ledgerNotes: readonly (string | null)[];
  /** What the opinion prints: adopted findings and the reviewer's own remarks; in a draft all findings. Worst first. */
  readonly opinion: readonly OpinionItem[];
  /** Appendix: findings not adopted, with the reason. */
  readonly rejected: readonly RejectedItem[];
  /** True where nobody has written a note yet: everything listed is an automatic result to be decided. */
  readonly draft: boolean;
  readonly reviewer: string;
  /** ISO date of the report. */
  readonly date: string;
  readonly rules: readonly RuleInfo[];
};
