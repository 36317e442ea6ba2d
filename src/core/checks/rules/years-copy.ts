import { anchorForDocument, type Passage, type TableKind } from '../../disclosure/index.js';
import { TABLE_KIND_NAMES } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type AcrossRule, type Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import { anchorOfText } from './codes-text.js';
import { documentWords, reportEach, type Library, type Position } from './years-library.js';

/** Least similarity of masked sentences, as a share of common pairs of characters. */
const ALIKE = 0.95;
/** Shorter reasons are alike by accident. */
const SHORTEST = 20;

type Sentence = {
  readonly passage: Passage;
  readonly start: number;
  readonly text: string;
  /** Numbers and years taken out. */
  readonly masked: string;
  readonly numbers: string;
};

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** Sentences that give a reason for a change. */
function reasonsOf(subject: Subject): readonly Sentence[] {
  return subject.disclosure.passages.flatMap((passage): readonly Sentence[] => {
    if (!passage.text.includes('原因')) return [];
    let start = 0;
    return passage.text.split(/(?<=。)/).flatMap((text): readonly Sentence[] => {
      const at = start;
      start += text.length;
      if (!text.includes('原因') || !/\d/.test(text)) return [];
      const bare = text.replace(/\s+/g, '');
      const masked = bare.replace(NUMBER, '#');
      if (masked.length < SHORTEST) return [];
      // Years change from file to file by themselves.
      const numbers = (bare.replace(/20\d{2}年/g, '').match(NUMBER) ?? []).join(' ');
      return [{ passage, start: at, text, masked, numbers }];
    });
  });
}

function pairsOfCharacters(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [pairsOfCharacters(a), pairsOfCharacters(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / Math.max(1, left.size + right.size);
}

function check(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const own = reasonsOf(subject);
  if (own.length === 0) return [notApplicable('文字说明没有写增减原因')];
  const others = all.find(position.unit, position.year - 1, position.stage);
  if (others.length === 0) {
    return [
      insufficient(`库中没有${documentWords(position, position.year - 1, position.stage)}，增减原因不能与上年比较`),
    ];
  }
  // Sentences alike begin alike: only those are compared.
  const heads = new Map<string, Sentence[]>();
  for (const sentence of others.flatMap(reasonsOf)) {
    const head = sentence.masked.slice(0, 6);
    heads.set(head, [...(heads.get(head) ?? []), sentence]);
  }
  const copied = own.filter((sentence) =>
    (heads.get(sentence.masked.slice(0, 6)) ?? []).some(
      (other) => other.numbers !== sentence.numbers && likeness(other.masked, sentence.masked) >= ALIKE,
    ),
  );
  const [first] = copied;
  if (first === undefined) return [passed(own.length)];
  return [
    passed(own.length - copied.length),
    {
      type: 'remark',
      severity: 'notice',
      message: `${copied.length} 处增减原因的文字与 ${position.year - 1} 年几乎相同而数字已变，请确认原因仍然成立。`,
      at: anchorOfText(subject.document, first.passage, first.start, first.text.trim()),
      evidence: copied.slice(0, 20).map((one) => ({
        anchor: anchorOfText(subject.document, one.passage, one.start, one.text.trim()),
        text: one.text.trim(),
        role: 'stated',
        low: null,
        high: null,
      })),
      topic: '照抄上年',
    },
  ];
}

export const yearsCopy: AcrossRule = {
  id: 'YOY-COPY',
  name: '照抄上年文字',
  family: 'year-on-year',
  severity: 'notice',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）（真实、准确），惯例',
  needs: '写有增减原因的文字说明，同一单位上年公开文件的文字说明',
  description: `去掉数字后，说明增减原因的句子与上年相似 ${ALIKE * 100}% 以上而数字已变的，每份文件提示一条。`,
  checkAcross: (subjects) => reportEach(subjects, check, insufficient('未识别到单位或年度，不能找到上年文件')),
};

/** Tables whose disappearance is a change of scope; the others come and go with what a unit does. */
const SCOPE_KINDS: readonly TableKind[] = [
  'income-expenditure-overview',
  'income',
  'expenditure',
  'project-expenditure',
  'fiscal-appropriation-overview',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  'three-public',
  'procurement',
  'purchased-services',
  'project-performance',
];

function kindsOf(subjects: readonly Subject[]): ReadonlySet<TableKind> {
  return new Set(subjects.flatMap(({ disclosure }) => disclosure.tables.map((table) => table.kind)));
}

/** Words by which a file says that what it covers has changed. */
const EXPLAINED = /口径(?:调整|变化|不同|不一致)|不再(?:单独)?公开|公开(?:内容|表格|范围).{0,6}调整|报表.{0,4}调整/;

function checkScope(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const own = all.find(position.unit, position.year, position.stage);
  const others = all.find(position.unit, position.year - 1, position.stage);
  if (others.length === 0) {
    return [
      insufficient(`库中没有${documentWords(position, position.year - 1, position.stage)}，公开范围不能与上年比较`),
    ];
  }
  const [is, was] = [kindsOf(own), kindsOf(others)];
  if (![...is].some((kind) => SCOPE_KINDS.includes(kind))) return [insufficient('本文件没有识别到预算表')];
  if (own.some(({ disclosure }) => disclosure.tables.some((table) => table.alternatives.length > 0))) {
    return [insufficient('有的表种不能确定，公开范围不能与上年比较')];
  }
  const missing = SCOPE_KINDS.filter((kind) => was.has(kind) && !is.has(kind));
  const explained = subject.disclosure.passages.some((passage) => EXPLAINED.test(passage.text));
  if (missing.length === 0 || explained) return [passed(SCOPE_KINDS.filter((kind) => was.has(kind)).length)];
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `${position.year - 1} 年公开而本年没有的表：${missing.map((kind) => TABLE_KIND_NAMES[kind]).join('、')}，文字没有说明，请确认公开范围是否变化。`,
      at: anchorForDocument(subject.document),
      evidence: [],
      topic: '公开范围',
    },
  ];
}

export const yearsScope: AcrossRule = {
  id: 'YOY-SCOPE',
  name: '口径变化',
  family: 'year-on-year',
  severity: 'notice',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号），惯例',
  needs: '同一单位上年公开文件',
  description:
    '上年公开的表本年没有，文字又没有说明口径或公开范围变化的，每份文件提示一条。同一年的表和说明分成几个文件的，合在一起看。',
  checkAcross: (subjects) => reportEach(subjects, checkScope, insufficient('未识别到单位或年度，不能找到上年文件')),
};
