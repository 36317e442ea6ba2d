import { anchorForTable, type Disclosure, type Passage } from '../../disclosure/index.js';
import { anchorOf, evidenceOf } from '../anchor.js';
import { ambiguous, insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { listed } from './codes-common.js';
import { anchorOfText } from './codes-text.js';
import { internalTransfers } from './units-files.js';
import { unitsLeftOut } from './units-left-out.js';
import { isSameUnit, listedUnits, unitsOfTable, type ListedUnit, hasUnreadUnit } from './units-list.js';
import { matchesIn } from '../text/matches.js';

const BASIS = '《预算法实施条例》第六条，惯例（引用前请核对）';

function remarkAt(subject: Subject, unit: ListedUnit, remark: Pick<Remark, 'severity' | 'message' | 'topic'>): Remark {
  const at = { ...anchorForTable(subject.document, unit.table), row: unit.row.index, place: unit.row.at };
  return { type: 'remark', at: { ...at, quote: unit.name }, evidence: [], ...remark };
}

const COUNT =
  /(?:(?:基层|二级|所属|下属|纳入[^。；，]{0,24})?预算(?:的)?单位|所属单位|下属单位|直属单位)[^。；，\d]{0,8}?(\d+)\s*(?:户|个|家)/;
const LIST_HEAD = /(?:包括|如下|分别为|分别是|名单|单位(?:有|为|是))[：:]/;
const LISTED = /(?:^|[\s\-•；;。，：:])(\d{1,2})\s*[.．、]\s*([\u4e00-\u9fa5（）()]{2,40})/g;

/** Names of a list; `isWhole`: it is known to end there. */
type Names = { readonly names: readonly string[]; readonly isWhole: boolean };

const HEADING =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^。；]{2,40}$/;

/** A numbered list that begins at 1 right after words that announce it. */
function namesAfter(passages: readonly Passage[], index: number, count: number): Names {
  const text = passages
    .slice(index, index + count + 3)
    .map((passage) => passage.text)
    .join('\n');
  const head = LIST_HEAD.exec(text.slice(text.search(COUNT)));
  if (head === null) return { names: [], isWhole: false };
  const rest = text.slice(text.search(COUNT) + head.index + head[0].length - 1);
  const names: string[] = [];
  for (const match of matchesIn(rest, LISTED)) {
    if (Number(match[1]) !== names.length + 1) break;
    // A list that does not begin right after its head is another list.
    if (names.length === 0 && match.index > 12) break;
    names.push(match[2] ?? '');
  }
  // A heading right behind the last name shows that the list ends there and not at the end of a page.
  const last = passages.findIndex((passage, at) => at >= index && passage.text.includes(names.at(-1) ?? '\u0000'));
  const next = passages[last + 1];
  return { names, isWhole: last >= 0 && next !== undefined && HEADING.test(next.text.trim()) };
}

type Stated = {
  readonly passage: Passage;
  readonly start: number;
  readonly count: number;
} & Names;

/** 「纳入本部门预算的单位共 2 户」 and the numbered list of names after it. */
function statedUnits(disclosure: Disclosure): Stated | null {
  const { passages } = disclosure;
  for (const [index, passage] of passages.entries()) {
    const match = COUNT.exec(passage.text);
    // 「下属单位 3 个，其中…」 about another body, or without the department's own office, is no list of this file.
    if (match?.[1] === undefined || /不含本级|除本级/.test(passage.text)) continue;
    const list = namesAfter(passages, index, Number(match[1]));
    return { passage, start: match.index, count: Number(match[1]), ...list };
  }
  return null;
}

/** 「政府机关 1 户；财政补助事业单位 1 户」 beside 「2 户」. */
function partsOf(passage: Passage, start: number): number | null {
  const sentence = passage.text.slice(start).split('。')[0] ?? '';
  const list = /(?:其中|包括)[：:]?(.*)/.exec(sentence)?.[1];
  const counts = [...(list ?? '').matchAll(/(\d+)\s*(?:户|个|家)/g)].map((match) => Number(match[1]));
  return counts.length < 2 ? null : counts.reduce((sum, one) => sum + one, 0);
}

function checkList(subject: Subject): readonly Outcome[] {
  const { disclosure, document } = subject;
  const units = listedUnits(disclosure);
  const stated = statedUnits(disclosure);
  const outcomes: Outcome[] = [];
  if (stated !== null) {
    const at = anchorOfText(document, stated.passage, stated.start, stated.passage.text.slice(0, 120));
    const say = (message: string, topic: string): void => {
      outcomes.push({ type: 'remark', severity: 'warning', message, at, evidence: [], topic });
    };
    const parts = partsOf(stated.passage, stated.start);
    if (parts !== null && parts !== stated.count)
      say(`文字称预算单位 ${stated.count} 户，分项合计为 ${parts} 户，请核对。`, '户数分项');
    else if (parts !== null) outcomes.push(passed(1));
    const { length } = stated.names;
    if (length > stated.count || (stated.isWhole && length < stated.count))
      say(`文字称预算单位 ${stated.count} 户，列出的名单有 ${length} 户，请核对。`, '户数名单');
    // A list that is too short may have lost its end at a page break.
    else if (length > 0 && length < stated.count) {
      outcomes.push(ambiguous(`文字称预算单位 ${stated.count} 户，名单只识别到 ${length} 户`));
    } else if (length > 0) outcomes.push(passed(1));
    if (units.length > 1 && units.length !== stated.count) {
      say(
        `文字称预算单位 ${stated.count} 户，表中列有 ${units.length} 户（${listed(units.map(({ name, code }) => name || (code ?? '')))}），请核对。`,
        '户数表',
      );
    } else if (units.length > 1) outcomes.push(passed(1));
    const named = units.filter(({ name }) => name !== '');
    if (stated.names.length > 0 && named.length === units.length && units.length > 1) {
      const unknown = stated.names.filter((name) => !named.some((unit) => isSameUnit(unit.name, name)));
      if (unknown.length > 0) say(`单位名单中的${listed(unknown)}在表中没有同名单位，请核对名称。`, '名单名称');
      else outcomes.push(passed(named.length));
    }
  }
  const [income] = tablesOf(subject, 'income');
  const [general] = tablesOf(subject, 'general-public-expenditure');
  if (income !== undefined && general !== undefined && units.length > 1) {
    const known = new Set(unitsOfTable(income).flatMap(({ code }) => code ?? []));
    const spending = unitsOfTable(general).filter(({ code }) => code !== null);
    const extra =
      known.size === 0 || hasUnreadUnit(income) ? [] : spending.filter(({ code }) => code !== null && !known.has(code));
    const [first] = extra;
    outcomes.push(
      first === undefined
        ? passed(spending.length)
        : remarkAt(subject, first, {
            severity: 'warning',
            message: `一般公共预算支出表中的单位 ${listed(extra.map(({ code, name }) => `${code ?? ''}${name}`))} 不在收入总表的单位之中，请核对。`,
            topic: '表间单位',
          }),
    );
  }
  if (outcomes.length > 0) return outcomes;
  return [
    disclosure.profile.level.value === 'unit'
      ? notApplicable('单位文件，没有单位名单')
      : insufficient('未识别到单位名单'),
  ];
}

export const unitsList: Rule = {
  id: 'ROLL-UNIT-LIST',
  name: '单位名单一致',
  family: 'roll-up',
  severity: 'warning',
  basis: BASIS,
  needs: '部门文件的机构设置说明，收入总表和一般公共预算支出表（分单位列示）',
  description:
    '文字中的预算单位户数、分项户数、名单与收入总表、一般公共预算支出表中的单位一致。简称和“本级”不算不同；纳入预算编制范围的单位少于文字所写的下属单位加本级、又没有说明原因的作提示。',
  check: (subject) => {
    const leftOut = unitsLeftOut(subject);
    const others = checkList(subject);
    return leftOut === null
      ? others
      : [leftOut, ...others.filter((one) => one.type !== 'gap' || one.state !== 'not-applicable')];
  },
};

export const unitsCode: Rule = {
  id: 'ROLL-UNIT-CODE',
  name: '单位代码',
  family: 'roll-up',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '印有部门和单位代码的表',
  description: '单位代码以部门代码开头；一份文件中同一代码只有一个名称、同一名称只有一个代码。',
  check: (subject) => {
    const tables = subject.disclosure.tables.filter(
      (table) => table.kind !== 'project-performance' && table.alternatives.length === 0,
    );
    const units = tables
      .flatMap(unitsOfTable)
      .filter(({ code }) => code !== null && code.length >= 6 && code.length <= 9);
    if (units.length === 0) return [notApplicable('文件中没有印出单位代码')];
    const department = subject.disclosure.profile.unitCode.value?.slice(0, 3) ?? null;
    const outcomes: Outcome[] = [];
    const seen = new Map<string, ListedUnit>();
    const said = new Set<string>();
    for (const unit of units) {
      const code = unit.code ?? '';
      const known = seen.get(code);
      if (known === undefined) {
        seen.set(code, unit);
        const foreign = department !== null && /^\d{3}$/.test(department) && !code.startsWith(department);
        outcomes.push(
          foreign
            ? remarkAt(subject, unit, {
                severity: 'warning',
                message: `单位代码 ${code}（${unit.name}）不以部门代码 ${department} 开头，请核对。`,
                topic: `部门代码·${code}`,
              })
            : passed(1),
        );
      } else if (known.name !== '' && unit.name !== '' && !isSameUnit(known.name, unit.name) && !said.has(code)) {
        said.add(code);
        outcomes.push(
          remarkAt(subject, unit, {
            severity: 'warning',
            message: `单位代码 ${code} 有两个名称：“${known.name}”和“${unit.name}”，请核对。`,
            topic: `单位名称·${code}`,
          }),
        );
      }
    }
    return outcomes;
  },
};

export const unitsElimination: Rule = {
  id: 'ROLL-ELIM',
  name: '内部往来抵销',
  family: 'roll-up',
  severity: 'notice',
  basis: '部门预算汇总编制惯例（引用前请核对）',
  needs: '部门文件的收支总表、支出总表',
  description:
    '部门汇总文件中，上级补助收入与对附属单位补助支出、附属单位上缴收入与上缴上级支出同时有数的，可能是没有抵销的内部往来，提示一条。',
  check: (subject) => {
    const isDepartment =
      subject.disclosure.profile.level.value === 'department' || listedUnits(subject.disclosure).length > 1;
    if (!isDepartment) return [notApplicable('不是部门汇总文件')];
    if (
      tablesOf(subject, 'expenditure').length === 0 ||
      tablesOf(subject, 'income-expenditure-overview').length === 0
    ) {
      return [insufficient('未识别到收支总表或支出总表')];
    }
    const cells = internalTransfers(subject);
    const [first] = cells;
    if (first === undefined) return [passed(1)];
    return [
      {
        type: 'remark',
        severity: 'notice',
        message: `部门文件的补助（上缴）收入与补助（上缴）支出同时有数（${cells.map((cell) => cell.cell.text.trim()).join('、')}），请确认内部往来是否已抵销。`,
        at: anchorOf(first),
        evidence: cells.map((cell) => evidenceOf(cell, 'operand', null)),
        topic: '内部往来',
      },
    ];
  },
};
