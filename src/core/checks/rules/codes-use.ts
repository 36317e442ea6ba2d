import { Exact } from '../../amount/index.js';
import type { Passage } from '../../disclosure/index.js';
import { bareName, bookOf, entriesNamed, TABLES, type MainItems } from '../classification/index.js';
import { notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { hasFigure, isGap, isNothing, theTable } from '../select.js';
import { anchorOfText } from './codes-text.js';
import { staffLeftOut, type StatedUse } from './codes-use-staff.js';
import { cellsUnder, codedLeaves, entriesUnder } from './cross-cells.js';
import { matchesIn } from '../text/matches.js';

/** 用途与科目. Words that a stated use of an item must have, and words that belong to another item. */
type Use = { readonly item: RegExp; readonly own: RegExp; readonly foreign: RegExp };

const USES: readonly Use[] = [
  { item: /^住房公积金$/, own: /公积金|住房/, foreign: /医疗|医保|养老|职业年金|生育保险|工伤|失业/ },
  { item: /^购房补贴$/, own: /购房|住房|房补|房屋/, foreign: /医疗|养老|职业年金|公积金/ },
  { item: /基本养老保险缴费$/, own: /养老|社会保险|社会保障|社保/, foreign: /医疗|医保|公积金|职业年金|购房|住房/ },
  { item: /职业年金缴费$/, own: /年金|社会保险|社会保障|社保/, foreign: /医疗|医保|公积金|工资|津贴|购房|住房/ },
  {
    item: /^(?:行政|事业)单位医疗$/,
    own: /医|生育|工伤|社会保险|社会保障|社保/,
    foreign: /公积金|养老|职业年金|购房|住房|工资/,
  },
  { item: /^培训$/, own: /培训|教育|学习|进修/, foreign: /接待|公积金|医疗|养老|购置车辆|公务用车/ },
  {
    item: /^(?:行政|事业)单位离退休$/,
    own: /离休|退休|离退|退役|老干部|养老/,
    foreign: /公积金|医疗保险|职业年金|购房|在职/,
  },
];

/** A shorter name is said of many things. */
const SHORTEST_NAME = 4;

const ITEM = /[（(]款[）)]\s*[“"]?([^（()）。；“”"]{2,40})[“”"]?\s*[（(]项[）)]/g;
/** 「城乡社区支出（类）80.00 万元：主要用于城乡社区支出。」: a name with its amount, and one name as its use. */
const NAMED_USE =
  /([\u4e00-\u9fff]{4,24})(?:[（(]类[）)])?(?:支出)?\s*[\d,]+(?:\.\d+)?\s*万?元\s*[，,：:]\s*主要用于\s*[：:]?\s*([^。；，,、\d]{4,40})[。；]/g;
const USED_FOR = /主要(?:用于|使用方向(?:为|是)?|用途(?:为|是)?|是用于|为)[：:]?\s*([^。；]{2,200})/;

/** 「…（款）住房公积金（项）…，主要用于：…。」 in one sentence. */
function statedUses(passage: Passage): readonly StatedUse[] {
  if (!passage.text.includes('主要')) return [];
  const items = matchesIn(passage.text, ITEM);
  return items.flatMap((match, index): readonly StatedUse[] => {
    const end = items[index + 1]?.index ?? passage.text.length;
    const rest = passage.text.slice(match.index, Math.min(end, match.index + 400));
    const use = USED_FOR.exec(rest);
    // A change stands between the item and the reason for it: 「主要原因是」 is no use.
    if (use?.[1] === undefined) return [];
    const quote = rest.slice(0, use.index + use[0].length);
    return [{ passage, start: match.index, item: (match[1] ?? '').replace(/\s+/g, ''), use: use[1].trim(), quote }];
  });
}

/** Names without level whose use is the name again, with or without 「类」 in it. */
function tautologies(subject: Subject, passage: Passage): readonly Remark[] {
  if (!passage.text.includes('主要用于')) return [];
  return matchesIn(passage.text, NAMED_USE).flatMap((match): readonly Remark[] => {
    const [quote, name = '', use = ''] = match;
    const plain = (words: string): string => bareName(words).replace(/类/g, '');
    const said = plain(use.replace(/\s+/g, ''));
    if (said.length < SHORTEST_NAME || !plain(name).endsWith(said)) return [];
    return [
      {
        type: 'remark',
        severity: 'notice',
        message: `“${name}”的用途只重复了名称（“${use.replace(/\s+/g, '')}”），没有说明具体用途，请补充。`,
        at: anchorOfText(subject.document, passage, match.index, quote),
        evidence: [],
        topic: `同义反复·${said}`,
        actual: use,
      },
    ];
  });
}

function judge(subject: Subject, stated: StatedUse): Remark | null {
  const { passage, start, item, use, quote } = stated;
  const bare = bareName(item);
  const base = { type: 'remark', at: anchorOfText(subject.document, passage, start, quote), evidence: [] } as const;
  const rule = USES.find((one) => one.item.test(bare));
  const foreign = rule === undefined || rule.own.test(use) ? null : rule.foreign.exec(use);
  if (foreign !== null) {
    return {
      ...base,
      severity: 'error',
      message: `“${item}”（项）的用途写作“${use}”，与科目不符（“${foreign[0]}”属于其他科目），请核对。`,
      topic: `用途·${bare}`,
      actual: use,
    };
  }
  const said = bareName(use)
    .replace(/^(?:用于|本单位|本部门|单位|部门|开展|保障)+/, '')
    .replace(/(?:等)?(?:方面|项目|经费|的|等)*$/, '');
  if (said !== bare || bare.length < SHORTEST_NAME) return null;
  return {
    ...base,
    severity: 'notice',
    message: `“${item}”（项）的用途只重复了科目名称（“${use}”），没有说明具体用途，请补充。`,
    topic: `同义反复·${bare}`,
    actual: use,
  };
}

/** 类级用途漏写. True where the use of a class says a word of its main items. */
function namesItems(use: string, { words, otherWords }: MainItems): boolean {
  const rest = otherWords.reduce((left, word) => left.replaceAll(word, '　'), use);
  return words.some((word) => rest.includes(word));
}

/** 「社会保障和就业（类）支出 80.00 万元，主要用于离退休人员支出。」, with or without the level and its brackets. */
const CLASS_USE =
  /([\u4e00-\u9fff]{4,24})(?:[（(]类[）)])?(?:支出)?\s*[\d,]+(?:\.\d+)?\s*万?元\s*[，,：:]\s*主要用于\s*[：:]?\s*([^。；]{4,80})[。；]/g;

/** The use of a class that leaves out the items that make up more than half of it. */
function usesLeftOut(subject: Subject): readonly Remark[] {
  const table = theTable(subject, 'general-public-expenditure');
  if (isGap(table)) return [];
  const leaves = codedLeaves(table, 'function');
  const cellsOf = (code: string) => cellsUnder(subject, table, entriesUnder(leaves, code), 'total', 'amount') ?? [];
  const sumOf = (code: string): Exact =>
    cellsOf(code).reduce(
      (sum, { cell: { reading } }) => (reading.state === 'number' ? sum.plus(reading.amount.value) : sum),
      new Exact(0),
    );
  return subject.disclosure.passages.flatMap((passage) =>
    matchesIn(passage.text, CLASS_USE).flatMap((match): readonly Remark[] => {
      const [quote, name = '', use = ''] = match;
      const classes = entriesNamed(bookOf(subject), 'function', name).map(({ code }) => code);
      const main = TABLES.mainItems.find(({ parent }) => classes.includes(parent));
      if (main === undefined || namesItems(use, main) || /等/.test(use)) return [];
      const part = main.codes.reduce((sum, code) => sum.plus(sumOf(code)), new Exact(0));
      const whole = sumOf(main.parent);
      // A share of what was read only in part is no share of the class.
      const isRead = cellsOf(main.parent).every((operand) => hasFigure(operand) || isNothing(operand));
      if (!isRead || whole.lte(0) || part.times(2).lte(whole)) return [];
      const share = part.times(100).dividedBy(whole).toFixed(1);
      return [
        {
          type: 'remark',
          severity: 'notice',
          message: `“${name}”的用途写作“${use.replace(/\s+/g, '')}”，没有写占该类 ${share}% 的${main.said}，请核对。`,
          at: anchorOfText(subject.document, passage, match.index, quote),
          evidence: [],
          topic: `用途漏写·${name}`,
          actual: use,
        },
      ];
    }),
  );
}

export const codeUse: Rule = {
  id: 'CODE-USE',
  name: '用途与科目',
  family: 'classification',
  severity: 'error',
  basis: '当年《政府收支分类科目》科目说明（引用前请核对）',
  needs: '文字说明中写有“（款）…（项）…主要用于…”，或“某支出…万元，主要用于…”',
  description:
    '住房公积金、购房补贴、养老、职业年金、医疗、离退休、培训等科目的用途文字，没有本科目的词而有其他科目的词的，报错误；用途只重复科目名称的作提示（类级科目和没有写层级的名称也是）；社会保障和就业支出的用途没有写占该类一半以上的养老保险、职业年金缴费的，行政运行、事业运行的用途只写办公、保险等而没有写占该项一半以上的人员经费的，作提示。其他科目的用途不判断。',
  check: (subject) => {
    const { passages } = subject.disclosure;
    const again = [...passages.flatMap((passage) => tautologies(subject, passage)), ...usesLeftOut(subject)];
    const stated = passages.flatMap(statedUses);
    if (stated.length === 0) return again.length > 0 ? again : [notApplicable('文字说明中没有按项级科目说明用途')];
    const seen = new Set<string>();
    const remarks = stated.flatMap((one): readonly Outcome[] => {
      const remark = judge(subject, one);
      if (remark === null || seen.has(remark.topic)) return [];
      seen.add(remark.topic);
      return [remark];
    });
    return [...remarks, ...again, ...staffLeftOut(subject, stated), passed(stated.length - remarks.length)];
  },
};
