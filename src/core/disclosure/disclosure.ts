import type { MoneyUnit, Reading } from '../amount/index.js';
import type { Defect, SourceFormat } from './block.js';
import type { Claim } from './claim.js';
import type { Passage } from './passage.js';
import type { Place } from './place.js';
import type { Item, Measure, TableKind } from './table-kind.js';

/** Where a fact of the profile was read. The first place that `readProfile` asks wins; the losers are kept. */
export type FactSource =
  | 'cover'
  | 'file-name'
  | 'heading'
  | 'table-title'
  | 'table-header'
  | 'table-body'
  | 'signature'
  | 'text'
  | 'reviewer'
  | 'none';

/** A fact with the place it was read from and the candidates that lost. */
export type Sourced<Value> = {
  readonly value: Value | null;
  readonly from: FactSource;
  readonly at: Place | null;
  readonly rejected: readonly { readonly value: Value; readonly from: FactSource; readonly at: Place | null }[];
};

export type Level = 'department' | 'unit' | 'unknown';
export type Stage = 'budget' | 'final';

/**
 * 单位性质: 行政, 参照公务员法管理的事业单位, 公益事业, 企业等其他. `several`: the department's file covers units of more than
 * one kind.
 */
export const UNIT_TYPES = ['administrative', 'managed-as-civil-service', 'public-service', 'several', 'other'] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

/** 文件概况. Whose document it is, of which year and stage. */
export type Profile = {
  readonly unitCode: Sourced<string>;
  readonly unitName: Sourced<string>;
  readonly level: Sourced<Level>;
  readonly fiscalYear: Sourced<number>;
  readonly stage: Sourced<Stage>;
  readonly unitType: Sourced<UnitType>;
  /** 地区, largest part first, parts divided by 「/」: 「霁川市/松渚区」; 「中央」 for central departments. */
  readonly region: Sourced<string>;
};

/** 列. */
export type Column = {
  readonly index: number;
  /** Header texts from the outermost group to the leaf, white space removed: ["其中", "上缴上级支出"]. */
  readonly path: readonly string[];
  readonly measure: Measure;
  /** Which lane of the table the column belongs to; ordinary tables have one lane, 0. Two-sided tables: 0 收入, 1 支出. */
  readonly lane: number;
  /** Money unit for amounts of this column: the header's own (「采购金额（元）」), else the table's; null for text columns. */
  readonly moneyUnit: MoneyUnit | null;
  /** Present where the reviewer chose the meaning: what was read. */
  readonly corrected?: { readonly was: Measure };
};

/** 单元格. */
export type Cell = {
  readonly column: number;
  readonly text: string;
  readonly reading: Reading;
  /** 存储值. Plain digits of the number behind the text, where a worksheet stores another than the one it shows. */
  readonly stored?: string;
  readonly at: Place;
  /** 存疑. Only where the text was recognised from an image and is not sure: places of the doubtful characters in `text`. */
  readonly doubtful?: readonly number[];
  /** Present where the reviewer corrected the reading: the text that was read. */
  readonly corrected?: { readonly was: string };
};

export type RowRole = 'detail' | 'subtotal' | 'total';

/** 科目编码等. The codes that identify a line; each only where it is printed. */
export type Codes = {
  readonly unit?: string;
  readonly function?: string;
  readonly economicGovernment?: string;
  readonly economicDepartment?: string;
  readonly project?: string;
};

/**
 * 一笔. The part of a row that states one thing: an ordinary row has one line, a row of a two-sided table two
 * (the income line and the expenditure line that happen to stand beside it), a two-lane row one for each lane.
 * Rules and comparisons work on lines; rows are what is printed.
 */
export type Line = {
  readonly lane: number;
  /** As printed, white space removed, without ordinal and code: 「一般公共预算拨款收入」, 「行政运行」. */
  readonly label: string;
  /** 「一、」「（一）」「1.」 as printed, or null. */
  readonly ordinal: string | null;
  /** Canonical meaning in overview tables; null elsewhere and where the name is not known. */
  readonly item: Item | null;
  readonly codes: Codes;
  /**
   * 编码没有读出. Present where something stands in the place of a code that was not read (「###」 in a narrow column): the line
   * belongs somewhere, and nothing says where.
   */
  readonly codeUnread?: true;
  /** Name of the unit the row belongs to, where the table has a unit column. */
  readonly unitName: string | null;
  readonly role: RowRole;
  /**
   * Depth in a tree of subtotals, 0 outermost. In a table of leaves every detail line has depth 0.
   * 类/款/项 trees: 3-, 5- and 7-digit codes give 0, 1, 2.
   */
  readonly depth: number;
  /** Key for pairing over years and tables: codes joined with 「|」, else item, else label. Unique within a table and lane where the table is. */
  readonly key: string;
};

/** 行. */
export type Row = {
  /** Position among the body rows of the (stitched) table, from 0. */
  readonly index: number;
  /** The row's key and label for display: those of its first line that has any. */
  readonly key: string;
  readonly label: string;
  readonly role: RowRole;
  readonly lines: readonly Line[];
  /** One for each column, in column order. */
  readonly cells: readonly Cell[];
  readonly at: Place;
};

/** 续页表头. A word of the header as the first page and a later page print it, with the place of the later page. */
export type HeaderVariant = { readonly first: string; readonly again: string; readonly at: Place };

/** 表. One table, continuation pages already joined. */
export type Table = {
  /** Stable within the document: kind and ordinal, such as "expenditure" or "expenditure#2". */
  readonly id: string;
  readonly kind: TableKind;
  /** Other kinds that fit nearly as well; not empty = ambiguous, the reviewer chooses. */
  readonly alternatives: readonly TableKind[];
  /** 「预算03表」 as printed, white space removed; null where there is none. Never used to decide the kind. */
  readonly printedNumber: string | null;
  /** Title as printed, soft breaks joined, without the printed number. */
  readonly title: string;
  readonly moneyUnit: MoneyUnit | null;
  readonly moneyUnitAt: Place | null;
  /** Number of pieces (pages) it was joined from. */
  readonly parts: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** 类/款/项 or 类/款 tree (true) or leaves only (false). */
  readonly isTree: boolean;
  /** Body without any figure. */
  readonly isEmpty: boolean;
  /** The explanation printed with an empty table, or null. */
  readonly emptyNote: string | null;
  readonly at: Place;
  /** Words that the header of a continuation page prints with another character; left out where there are none. */
  readonly headerVariants?: readonly HeaderVariant[];
  /** Present where the reviewer chose or confirmed the kind: what was read. */
  readonly corrected?: { readonly was: TableKind };
};

export type Indicator = {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 绩效指标性质: ≤ ≥ ＝ ＜ ＞ 定性 as printed. */
  readonly nature: string;
  readonly value: string;
  readonly unit: string;
  readonly direction: string;
  /** How the indicator got its project. */
  readonly attribution: 'printed' | 'inferred' | 'unknown';
  /** 推定依据: what an inferred attribution rests on, in words; null where it is printed or unknown. */
  readonly evidence: string | null;
  readonly table: string;
  readonly row: number;
  readonly at: Place;
};

export type Project = {
  readonly code: string | null;
  readonly name: string;
  readonly total: Reading;
  readonly fiscalFunds: Reading;
  readonly otherFunds: Reading;
  readonly goal: string;
  readonly indicators: readonly Indicator[];
  readonly table: string;
  readonly row: number;
  readonly at: Place;
};

/** 章节. */
export type Section = {
  readonly id: string;
  readonly heading: string;
  readonly ordinal: string | null;
  readonly depth: number;
  /** Body text, soft line breaks removed. */
  readonly text: string;
  readonly at: Place;
};

/** 数字语句. One fact stated by a sentence. */
export type Statement = {
  readonly type: 'amount' | 'share' | 'change' | 'rate' | 'completion' | 'flat' | 'sum';
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
  readonly quote: string;
  readonly section: string | null;
  readonly at: Place;
};

/** 目录条目. One entry of the table of contents, without leader and page number. */
export type ContentsEntry = { readonly text: string; readonly page: number | null; readonly at: Place };

/** 一份公开文件, recognised. Plain data: it is stored, sent between threads and compared as it is. */
export type Disclosure = {
  readonly fileName: string;
  readonly format: SourceFormat;
  /** `partial`: something stayed unread, see defects; `unread`: nothing could be recognised. */
  readonly status: 'read' | 'partial' | 'unread';
  readonly profile: Profile;
  readonly tables: readonly Table[];
  readonly projects: readonly Project[];
  /** 整体绩效指标. Indicators of the tables of the whole unit or department; left out where there are none. */
  readonly wholeIndicators?: readonly Indicator[];
  readonly sections: readonly Section[];
  /** 目录. Entries of the table of contents; left out where there is none. */
  readonly contents?: readonly ContentsEntry[];
  /** 题名行. Lines above a table that repeat its title, and years on a line of their own; left out where there are none. */
  readonly titleLines?: readonly Passage[];
  /** All running text, headings included, soft line breaks taken out. */
  readonly passages: readonly Passage[];
  /** 断行表格的各行. Lines of tables that a text dump tore apart, as printed: personal data is looked for here as well. */
  readonly torn?: readonly Passage[];
  /** The flat list that `gouji extract --json` prints, made from the claims. */
  readonly statements: readonly Statement[];
  /** What the narrative states, bound to subjects; rules recompute these. */
  readonly claims: readonly Claim[];
  readonly defects: readonly Defect[];
  /** The reading itself, where a reviewer's corrections lie over it. Never stored, never sent to the page. */
  readonly asRead?: Disclosure;
};
