import {
  bareName,
  bookOf,
  CLASSIFICATION_NAMES,
  deepest,
  entriesNamed,
  hasItemsBelow,
  hasLevel,
  isFirm,
  isNearly,
  isWithin,
  leastOf,
  lookUp,
  renamedFrom,
  type Classification,
  type CodeBook,
} from '../classification/index.js';
import { slipBetween } from '../text/slips.js';
import { namesApart } from './codes-names-apart.js';
import { codesOutOfOrder } from './codes-order.js';
import { missingParents } from './codes-parents.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { forestOf, leavesOf, mayBelong } from '../tree.js';
import {
  capped,
  codeGroups,
  groupName,
  groupsOfCode,
  listed,
  noCodes,
  remarkAtCodes,
  yearOf,
  type CodeGroup,
} from './codes-common.js';
import { tableName } from '../anchor.js';
import type { Line, Table, TableKind } from '../../disclosure/index.js';

const BASIS = '当年《政府收支分类科目》；《支出经济分类科目改革方案》（财预〔2017〕98号）（引用前请核对）';

/** True where a name is another with one character changed or doubled, or with two turned round. */
function isMisprintOf(printed: string, right: string): boolean {
  if (right.length < 3) return false;
  // One code has one name: also words that otherwise take each other's place are a misprint here.
  const different = [...right].filter((character, index) => character !== printed.charAt(index)).length;
  if (printed.length === right.length && different === 1) return true;
  const slip = slipBetween(right, printed);
  return slip !== null && slip.kind !== 'lost' && slip.kind !== 'two-changed';
}

/** True where the printed name lacks one character inside, which another table prints for the same code. */
function lacksOne(subject: Subject, { classification, code, name }: CodeGroup, right: string): boolean {
  const slip = slipBetween(right, bareName(name));
  // A narrow cell cuts off the end of a name, never its beginning.
  if (slip === null || slip.kind !== 'lost' || slip.at >= right.length - 1) return false;
  return isPrinted(subject, { classification, code }, [right]);
}

/** True where the document prints one of these names for the code, in whatever place. */
function isPrinted(
  subject: Subject,
  of: Pick<CodeGroup, 'classification' | 'code'>,
  names: readonly string[],
): boolean {
  return groupsOfCode(subject, of).some((group) => names.includes(bareName(group.name)));
}

/** Another name the document prints for the same code, and more often, that differs in one character. */
function namedOtherwise(subject: Subject, own: CodeGroup): string | null {
  const bare = bareName(own.name);
  const other = groupsOfCode(subject, own).find(
    (group) => group.places.length > own.places.length && isMisprintOf(bare, bareName(group.name)),
  );
  return other?.name ?? null;
}

function misprintedName(subject: Subject, group: CodeGroup, right: string, where: string): Outcome {
  const [remark] = remarkAtCodes(subject, group.places, {
    severity: 'warning',
    message: `${groupName(group)}：${where}为“${right}”，此处印作“${group.name}”，写法有误，请核对。`,
    topic: `${group.classification}·${group.code}·${bareName(group.name)}`,
    actual: group.name,
    expected: right,
  });
  return remark ?? passed(1);
}

/** The listed code that bears the printed name and from which one digit was lost or changed; null where none is one. */
function meantBy(book: CodeBook, { classification, code, name }: CodeGroup): string | null {
  const alike = entriesNamed(book, classification, name).filter((entry) => isNearly(entry.code, code, 1));
  return alike.length === 1 ? (alike[0]?.code ?? null) : null;
}

/** As above, only where the name stands for nothing else and one digit of as many differs: then no parent is needed. */
function onlyMeant(book: CodeBook, group: CodeGroup): string | null {
  const { classification, code, name } = group;
  const [single, ...others] = entriesNamed(book, classification, name);
  if (single === undefined || others.length > 0 || single.code.length !== code.length || name.length < 3) return null;
  return [...code].filter((digit, index) => digit !== single.code[index]).length === 1 ? single.code : null;
}

/** The remark on such a code; in a year without tables only where the document itself prints the right code as well. */
function misprintedCode(subject: Subject, group: CodeGroup, isUnsureYear: boolean): Outcome | null {
  const { classification, code, name, places } = group;
  const meant = onlyMeant(bookOf(subject), group);
  if (meant === null) return null;
  if (isUnsureYear && !isPrinted(subject, { classification, code: meant }, [bareName(name)])) return null;
  const [remark] = remarkAtCodes(subject, places, {
    severity: 'warning',
    message: `${groupName(group)}：“${name}”的编码为 ${meant}，此处印作 ${code}，有一位不同，请核对。`,
    topic: `${classification}·${code}·不存在`,
    actual: code,
    expected: meant,
  });
  return remark ?? null;
}

function checkExistence(subject: Subject, group: CodeGroup, unlisted: CodeGroup[]): Outcome {
  const { classification, code, name, places } = group;
  const book = bookOf(subject);
  const found = lookUp(book, classification, code, yearOf(subject));
  if (!hasLevel(classification, code)) {
    const meant = meantBy(book, group);
    const words = meant === null ? '' : `，按名称应为 ${meant}`;
    const [remark] = remarkAtCodes(subject, places, {
      severity: meant === null ? 'notice' : 'error',
      message: `${groupName(group)}的编码位数不合规范${words}，请核对原件。`,
      topic: `${classification}·${code}·位数`,
      actual: code,
      expected: meant,
    });
    return remark ?? passed(1);
  }
  if (found.state === 'other-year') {
    const misprint = misprintedCode(subject, group, true);
    if (misprint !== null) return misprint;
    return insufficient(
      `码表没有 ${yearOf(subject) ?? ''} 年的${CLASSIFICATION_NAMES[classification]}，${code} 等未能核对`,
    );
  }
  if (found.state !== 'unlisted') return passed(1);
  // Names such as 行政运行 stand under many codes: only one below the same parent tells which code was meant.
  const parent = code.slice(0, Math.min(code.length, deepest(classification)) - 2);
  const [single, ...others] = entriesNamed(book, classification, name).filter(
    (entry) => entry.code.startsWith(parent) && entry.code.length === parent.length + 2,
  );
  if (single !== undefined && others.length === 0 && code.length > 3) {
    const [remark] = remarkAtCodes(subject, places, {
      severity: capped('error', single.confidence),
      message: `${groupName(group)}：科目表中没有编码 ${code}，“${single.name}”的编码为 ${single.code}，请核对。`,
      topic: `${classification}·${code}·不存在`,
      actual: code,
      expected: single.code,
    });
    if (remark !== undefined) return remark;
  }
  const misprint = misprintedCode(subject, group, false);
  if (misprint !== null) return misprint;
  unlisted.push(group);
  return passed(0);
}

export const codeExists: Rule = {
  id: 'CODE-EXIST',
  name: '科目存在',
  family: 'classification',
  severity: 'error',
  basis: BASIS,
  needs: '印有支出功能分类或经济分类科目编码的表',
  description:
    '科目编码应是当年科目表中的编码；地方在项级、款级下自设的明细按前几位核对。位数不合规范而名称能确定科目的，报错误；名称只属于一个编码、印出的编码与它只差一位的，报疑似；码表没有收录的，只提示核对（码表可能不全），每类科目一条。',
  check: (subject) => {
    const groups = codeGroups(subject);
    if (groups.length === 0) return [noCodes()];
    const unlisted: CodeGroup[] = [];
    const outcomes = groups.map((group) => checkExistence(subject, group, unlisted));
    const notices = (['function', 'economicDepartment', 'economicGovernment'] as const).flatMap((classification) => {
      const own = unlisted.filter((group) => group.classification === classification);
      const names = own.map(({ code, name }) => (name === '' ? code : `${code}-${name}`));
      return own.length === 0
        ? []
        : remarkAtCodes(
            subject,
            own.flatMap((group) => group.places.slice(0, 1)),
            {
              severity: 'notice',
              message: `${CLASSIFICATION_NAMES[classification]}：${listed(names)}未收录在码表中，请与当年科目表核对。`,
              topic: `${classification}·未收录`,
            },
          );
    });
    return [...outcomes, ...notices];
  },
};

function checkName(subject: Subject, group: CodeGroup, unsure: CodeGroup[]): Outcome {
  const { classification, code, name, places } = group;
  if (name === '') return passed(0);
  const year = yearOf(subject);
  const book = bookOf(subject);
  const found = lookUp(book, classification, code, year);
  const elsewhere = namedOtherwise(subject, group);
  if (found.state !== 'listed') {
    return elsewhere === null ? passed(0) : misprintedName(subject, group, elsewhere, '该编码在其他表中的名称');
  }
  const { entry, isLocal } = found;
  const bare = bareName(name);
  const known = [entry.name, ...(entry.aliases ?? []).map((alias) => alias.name)].map(bareName);
  if (known.includes(bare)) return passed(1);
  const others = entriesNamed(book, classification, name).filter((other) => other.code !== entry.code);
  // A local detail below a listed code has a name of its own; only a name of another class contradicts it.
  if (isLocal && others.every((other) => other.code.slice(0, 3) === entry.code.slice(0, 3))) return passed(1);
  const full = known.find((one) => lacksOne(subject, group, one));
  if (full !== undefined) {
    const [remark] = remarkAtCodes(subject, places, {
      severity: 'notice',
      message: `${groupName(group)}：其他表中的名称为“${full}”，此处印作“${name}”，少一字，请核对是否漏印。`,
      topic: `${classification}·${code}·${bare}`,
      actual: name,
      expected: full,
    });
    if (remark !== undefined) return remark;
  }
  // 「初中教育」 and 「其他初中教育」 are two items: where the document prints the right one as well, no cell was too narrow.
  const isRest = known.some((one) => bare === `其他${one}` || one === `其他${bare}`);
  if (isRest && isPrinted(subject, group, known) && others.length === 0) {
    return misprintedName(subject, group, entry.name, '该编码在其他表中的名称');
  }
  // Names lose characters where a cell is too narrow: that is no other name.
  if (!isRest || !isPrinted(subject, group, known)) {
    if (known.some((one) => bare.length * 2 > one.length && isWithin(bare, one))) return passed(1);
    if (known.some((one) => bare.endsWith(one) && bare.length > one.length + 1)) return passed(1);
  }
  const [other] = others;
  const year0 = isFirm(book, classification, year);
  if (other !== undefined) {
    const confidence = year0 ? leastOf([entry.confidence, other.confidence]) : 'medium';
    const codes = others.map((one) => one.code);
    const [remark] = remarkAtCodes(subject, places, {
      severity: capped('error', confidence),
      message: `${groupName(group)}：编码 ${code} 的科目名称为“${entry.name}”，“${name}”是 ${listed(codes)} 的名称，编码与名称不符，请核对。`,
      topic: `${classification}·${code}·${bare}`,
      actual: name,
      expected: entry.name,
    });
    return remark ?? passed(1);
  }
  if (year0 && entry.confidence === 'verified') {
    const [remark] = remarkAtCodes(subject, places, {
      severity: 'warning',
      message: `${groupName(group)}：编码 ${code} 的科目名称为“${entry.name}”，印作“${name}”，请核对。`,
      topic: `${classification}·${code}·${bare}`,
      actual: name,
      expected: entry.name,
    });
    return remark ?? passed(1);
  }
  if (elsewhere !== null) return misprintedName(subject, group, elsewhere, '该编码在其他表中的名称');
  if (year0 && entry.confidence === 'high' && known.some((one) => isMisprintOf(bare, one))) {
    return misprintedName(subject, group, entry.name, `编码 ${code} 的科目名称`);
  }
  unsure.push(group);
  return passed(0);
}

export const codeNames: Rule = {
  id: 'CODE-NAME',
  name: '代码名称匹配',
  family: 'classification',
  severity: 'error',
  basis: BASIS,
  needs: '同时印有科目编码和名称的表',
  description:
    '编码与名称应是同一科目。名称属于另一个编码的，报错误；与科目表不同而又不是任何科目名称的，报疑似；与科目名称或本文件其他表中同一编码的名称只差一字、叠一字或颠倒两字的，也报疑似，其他表印全而此处中间少一字的作提示；码表没有收录的编码在本文件中有两个名称的报疑似；码表把握不足的只提示，每类科目一条。括号、空格、繁简和“支出”二字的差别不算，名称因列窄缺字的不报，地方自设明细的名称不核对；旧名称另见 CODE-NAME-STALE。',
  check: (subject) => {
    const groups = codeGroups(subject);
    if (groups.length === 0) return [noCodes()];
    if (groups.every((group) => group.name === '')) return [insufficient('各表只印科目编码，没有印科目名称')];
    const book = bookOf(subject);
    const stale = new Set(
      groups.filter((group) => renamedFrom(book, group.code, group.name, yearOf(subject)) !== null),
    );
    const unsure: CodeGroup[] = [];
    const checked = groups
      .filter((group) => !stale.has(group))
      .map((group) => ({ group, outcome: checkName(subject, group, unsure) }));
    const outcomes = checked.map(({ outcome }) => outcome);
    // What the code tables know, or what was told already, needs no second name beside it.
    const told = new Set(checked.filter(({ outcome }) => outcome.type === 'remark').map(({ group }) => group));
    const apart = namesApart(
      subject,
      (group) =>
        stale.has(group) ||
        told.has(group) ||
        lookUp(book, group.classification, group.code, yearOf(subject)).state === 'listed',
    );
    const words = unsure.map(({ classification, code, name }) => {
      const found = lookUp(book, classification, code, yearOf(subject));
      return found.state === 'listed' ? `${code}“${name}”（码表为“${found.entry.name}”）` : code;
    });
    const notice =
      unsure.length === 0
        ? []
        : remarkAtCodes(
            subject,
            unsure.flatMap((group) => group.places.slice(0, 1)),
            {
              severity: 'notice',
              message: `科目名称与码表不同：${listed(words)}，码表对这些科目把握不足，请与当年科目表核对。`,
              topic: '名称待核',
            },
          );
    return [...outcomes, ...apart, ...notice];
  },
};

/** Lines that are the finest of their table and print a code of the classification. */
function shallowLeaves(book: CodeBook, table: Table, classification: Classification): readonly Line[] {
  const least = deepest(classification);
  return leavesOf(table, 0)
    .map(({ line }) => line)
    .filter((line) => {
      const code = line.codes[classification];
      return (
        code !== undefined &&
        hasLevel(classification, code) &&
        code.length < least &&
        hasItemsBelow(book, classification, code)
      );
    });
}

/** Lines below which others may stand whose code was not read: what is below them is not known. */
function linesAboveUnread(table: Table): ReadonlySet<Line> {
  const above = forestOf(table, 0).nodes.filter((node) => mayBelong(table, 0, node).length > 0);
  return new Set(above.map(({ entry }) => entry.line));
}

const LEVEL_OF: readonly (readonly [kind: TableKind, classification: Classification, words: string])[] = [
  ['expenditure', 'function', '按功能分类公开到项级'],
  ['general-public-expenditure', 'function', '按功能分类公开到项级'],
  ['general-public-basic', 'economicDepartment', '基本支出按经济分类公开到款级'],
];

export const codeLevel: Rule = {
  id: 'CODE-LEVEL',
  name: '科目公开到项、款',
  family: 'classification',
  severity: 'error',
  basis: '《预算法》第四十六条，《预算法实施条例》第六条',
  needs: '支出总表、一般公共预算支出表、一般公共预算基本支出表（印有科目编码）',
  description:
    '支出按功能分类公开到项级（7 位），一般公共预算基本支出按经济分类公开到款级（5 位）。最细一行只到类或款、而该科目下设有项或款的，每表报一条；其他科目都列有上级（类、款）行而个别没有的，可能漏行，报疑似；个别科目没有按编码顺序排列的，每份文件作一条提示；涉密事项可以只公开到类、款，由审核人确认。',
  check: (subject) => {
    const outcomes = LEVEL_OF.flatMap(([kind, classification, words]): readonly Outcome[] =>
      tablesOf(subject, kind)
        .filter((table) => !table.isEmpty)
        .flatMap((table): readonly Outcome[] => {
          const own = codeGroups(subject)
            .flatMap((group) => group.places)
            .filter((place) => place.table === table && place.classification === classification);
          if (own.length === 0)
            return [insufficient(`${tableName(table)}未识别到${CLASSIFICATION_NAMES[classification]}编码`)];
          const shallow = new Set(shallowLeaves(bookOf(subject), table, classification));
          const unsure = linesAboveUnread(table);
          const places = own.filter((place) => shallow.has(place.line) && !unsure.has(place.line));
          if (places.length === 0) {
            const gap = `${tableName(table)}有编码没有读出的行，不能确认是否列到下一级科目`;
            return [...shallow].some((line) => unsure.has(line)) ? [insufficient(gap)] : [passed(own.length)];
          }
          const names = places.map(({ code, name }) => (name === '' ? code : `${code}-${name}`));
          return remarkAtCodes(subject, places, {
            severity: 'error',
            message: `${tableName(table)}的${listed(names)}没有列到下一级科目，${words}。`,
            topic: '层级',
          });
        }),
    );
    const above = subject.disclosure.tables
      .filter(({ kind, isEmpty }) => !isEmpty && kind !== 'project-expenditure' && kind !== 'project-performance')
      .flatMap((table) => missingParents(subject, table));
    const order = codesOutOfOrder(subject);
    const all = [...outcomes, ...above, ...(order === null ? [] : [order])];
    return all.length > 0 ? all : [notApplicable('没有带金额的支出表')];
  },
};
