import type { Passage } from '../../disclosure/index.js';
import { bookOf, isFirm, lookUp, renamedFrom, renamedUpTo } from '../classification/index.js';
import { insufficient, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { capped, codeGroups, groupName, remarkAtCodes, yearOf, type CodeGroup } from './codes-common.js';
import { anchorOfText, sentenceAround } from './codes-text.js';

function checkCode(subject: Subject, group: CodeGroup, year: number): Outcome {
  const { classification, code, name, places } = group;
  const book = bookOf(subject);
  const found = lookUp(book, classification, code, year);
  if (found.state === 'retired') {
    const { retired } = found;
    const [remark] = remarkAtCodes(subject, places, {
      severity: capped('error', retired.confidence),
      message: `${groupName(group)}自 ${retired.to + 1} 年起已停用（改列 ${retired.replacedBy.join('、')}），请核对。`,
      topic: `${classification}·${code}·停用`,
      actual: code,
      expected: retired.replacedBy.join('、'),
    });
    return remark ?? passed(1);
  }
  const renamed = classification === 'function' ? renamedFrom(book, code, name, year) : null;
  if (renamed === null) return passed(found.state === 'listed' ? 1 : 0);
  const [remark] = remarkAtCodes(subject, places, {
    severity: capped('error', renamed.confidence),
    message: `${groupName(group)}使用旧科目名称，${renamed.from} 年起 ${code} 的名称为“${renamed.new}”，请改用新名称。`,
    topic: `${classification}·${code}·旧名`,
    actual: name,
    expected: renamed.new,
  });
  return remark ?? passed(1);
}

const LEVEL_WORDS = '\\s*[（(](?:类|款|项)[）)]';

/** Former names that the running text still writes as an item: 「…（款）」. A sentence about an earlier year may. */
function staleWords(subject: Subject, passage: Passage, year: number): readonly Remark[] {
  if (!/[（(](?:类|款|项)[）)]/.test(passage.text)) return [];
  return renamedUpTo(bookOf(subject), year).flatMap((one) => {
    const pattern = new RegExp(`(?:^|[^\\u4e00-\\u9fa5]|[（(](?:类|款|项)[）)])(${one.old})(?:支出)?${LEVEL_WORDS}`);
    const match = pattern.exec(passage.text.replace(/“|”/g, ' '));
    if (match?.[1] === undefined) return [];
    const start = match.index + match[0].indexOf(match[1]);
    const quote = sentenceAround(passage.text, start);
    if (new RegExp(`${one.from - 1}\\s*年`).test(quote)) return [];
    const remark: Remark = {
      type: 'remark',
      severity: capped('error', one.confidence),
      message: `文字说明使用旧科目名称“${one.old}”，${one.from} 年起 ${one.code} 的名称为“${one.new}”，请改用新名称。`,
      at: anchorOfText(subject.document, passage, start, quote),
      evidence: [],
      topic: `文字·${one.code}·旧名`,
      actual: one.old,
      expected: one.new,
    };
    return [remark];
  });
}

export const codeNamesStale: Rule = {
  id: 'CODE-NAME-STALE',
  name: '旧科目名称',
  family: 'classification',
  severity: 'error',
  basis: '当年《政府收支分类科目》（引用前请核对）',
  needs: '文件年度，印有科目编码的表或写有“（类）（款）（项）”的文字说明',
  description:
    '不应使用已停用的科目编码和已改名的旧名称。同一旧名称在文字说明中只报一条；旧名称的起止年份把握不足的只提示；2018 年以前的文件不判断。',
  check: (subject) => {
    const year = yearOf(subject);
    if (year === null) return [insufficient('未识别到文件年度，不能按年度核对科目名称')];
    if (!isFirm(bookOf(subject), 'function', year)) return [insufficient(`码表不包括 ${year} 年，旧科目名称未核对`)];
    const outcomes = codeGroups(subject).map((group) => checkCode(subject, group, year));
    const texts = new Map<string, Remark>();
    for (const passage of subject.disclosure.passages) {
      for (const remark of staleWords(subject, passage, year)) {
        if (!texts.has(remark.topic)) texts.set(remark.topic, remark);
      }
    }
    const all = [...outcomes, ...texts.values(), passed(subject.disclosure.passages.length === 0 ? 0 : 1)];
    return all.every((outcome) => outcome.type === 'passed' && outcome.count === 0)
      ? [insufficient('未识别到印有科目编码的表和文字说明')]
      : all;
  },
};
