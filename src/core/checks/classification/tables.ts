import data from '../../../../resources/classification.json';

/** 科目体系. The three classifications of expenditure, named as the codes of a line are. */
export type Classification = 'function' | 'economicDepartment' | 'economicGovernment';

/** 把握. `verified`: read in published documents; `high`: stable for years; `medium`: name or years may be off. */
export type Confidence = 'verified' | 'high' | 'medium';

/** 预算体系. Which of the other budgets a functional item belongs to; 一般公共预算 where none is named. */
export type FundBudget = 'government-fund' | 'state-capital' | 'social-insurance';

/** 科目. One code of a classification with the years in which it is known to hold. */
export type CodeEntry = {
  readonly code: string;
  readonly name: string;
  readonly confidence: Confidence;
  readonly from?: number;
  readonly to?: number;
  readonly budget?: FundBudget;
  /** Other names: `former` until a year (where known), `also` side by side with the name. */
  readonly aliases?: readonly { readonly name: string; readonly use: 'former' | 'also'; readonly until?: number }[];
  /** A code the program does not know, from a table of the office: nobody said which budget it belongs to. */
  readonly isNew?: boolean;
};

/** 本单位码表. The codes and names an office took from the volume of one year. */
export type OwnCodes = {
  readonly year: number;
  /** Where it came from: the name of the file. */
  readonly source: string;
  /** True: takes the place of the program's table, classification by classification; false: adds to it and corrects it. */
  readonly isWhole: boolean;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
};

/** 性质. Which units a pair of economic codes is for. */
type UnitsOfPair = 'administrative' | 'public-service' | 'both';

/** 部门经济分类与政府经济分类的对应. */
export type CodePair = {
  readonly department: string;
  readonly government: string;
  readonly units: UnitsOfPair;
  readonly confidence: Confidence;
};

/** 停用科目. A code that no longer exists, or that was given to another item later. */
export type RetiredCode = {
  readonly table: Classification;
  readonly code: string;
  readonly name: string;
  /** Last year in which it was used. */
  readonly to: number;
  readonly replacedBy: readonly string[];
  readonly confidence: Confidence;
};

/** 改名科目. */
export type RenamedCode = {
  readonly code: string;
  readonly old: string;
  readonly new: string;
  /** First year of the new name. */
  readonly from: number;
  readonly confidence: Confidence;
};

/** Codes that only 行政（参公） or only 事业 units use. `runningItem`: the last two digits of 行政运行 or 事业运行. */
type UnitSignals = {
  readonly functions: readonly string[];
  readonly runningItem: string;
  readonly government: readonly string[];
  readonly department: readonly string[];
};

/** 类的主要项. Items that make up most of a class in many units, and how a stated use of the class names them. */
export type MainItems = {
  /** Code of the class. */
  readonly parent: string;
  readonly codes: readonly string[];
  /** The items as a finding names them. */
  readonly said: string;
  /** A use with one of these words names the items. */
  readonly words: readonly string[];
  /** Longer words that hold one of `words` and are said of other items. */
  readonly otherWords: readonly string[];
};

/** 码表. resources/classification.json, whose shape a test proves. */
export type ClassificationTables = Readonly<Record<Classification, readonly CodeEntry[]>> & {
  readonly edition: string;
  /** Years for which names and codes may be held against a document; in others everything is a matter for a person. */
  readonly firmFrom: number;
  readonly firmTo: number;
  readonly pairs: readonly CodePair[];
  readonly retired: readonly RetiredCode[];
  readonly renamed: readonly RenamedCode[];
  readonly mainItems: readonly MainItems[];
  /** 通常列支的科目. The functional item, or the one above it, that a department code is usually put under. */
  readonly usualItems: readonly { readonly department: string; readonly function: string }[];
  /** 基本支出科目. Functional items that are basic expenditure by their nature, besides those named 行政运行 or 事业运行. */
  readonly basicItems: readonly string[];
  readonly unitSignals: { readonly administrative: UnitSignals; readonly publicService: UnitSignals };
};

/** The code tables the program carries. Words of the file are typed here once; nothing else reads the file. */
export const TABLES = data as ClassificationTables;
