import type { Disclosure, Line } from '../../disclosure/index.js';
import { printedCodes, TABLES, type PrintedCode } from '../classification/index.js';
import type { Evidence } from '../finding.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { isAmountColumn } from '../select.js';
import type { Subject } from '../subject.js';
import { codeName, listed, remarkAtCodes } from './codes-common.js';
import { anchorOfText } from './codes-text.js';

type Kind = 'administrative' | 'publicService';

/** Which kind of unit a code is for; null where both use it. */
function kindOf({ classification, code }: PrintedCode): Kind | null {
  for (const kind of ['administrative', 'publicService'] as const) {
    const signals = TABLES.unitSignals[kind];
    if (classification === 'economicGovernment' && signals.government.includes(code.slice(0, 3))) return kind;
    if (classification === 'function' && signals.functions.includes(code.slice(0, 7))) return kind;
  }
  return null;
}

/** 行政运行 and 事业运行 are known by name: their last digits also stand under 款 that have other items there. */
function runningKind({ classification, name }: PrintedCode): Kind | null {
  if (classification !== 'function') return null;
  return name === '行政运行' ? 'administrative' : name === '事业运行' ? 'publicService' : null;
}

function hasMoney(line: Line, printed: PrintedCode): boolean {
  return printed.table.columns.some((column) => {
    const reading = printed.row.cells[column.index]?.reading;
    return (
      column.lane === line.lane &&
      isAmountColumn(column) &&
      reading?.state === 'number' &&
      /[1-9]/.test(reading.amount.value)
    );
  });
}

type Signals = { readonly administrative: PrintedCode[]; readonly publicService: PrintedCode[] };

/** Signals of the lines with money, by the unit that the line names ("" where tables name none). */
function signalsByUnit(subject: Subject, of: (printed: PrintedCode) => Kind | null): ReadonlyMap<string, Signals> {
  const units = new Map<string, Signals>();
  // A unit's own file is about one unit, whether or not its tables name it.
  const isOne = subject.disclosure.profile.level.value === 'unit';
  for (const printed of printedCodes(subject.disclosure)) {
    const kind = of(printed);
    if (kind === null || !hasMoney(printed.line, printed)) continue;
    const unit = isOne ? '' : (printed.line.codes.unit ?? printed.line.unitName ?? '');
    const own = units.get(unit) ?? { administrative: [], publicService: [] };
    own[kind].push(printed);
    units.set(unit, own);
  }
  return units;
}

/** What the document says of itself: 「…为全额拨款事业单位」 without a word about 参公. */
const PUBLIC_SERVICE = /(?:本单位|我单位|本中心|我中心|本所|本站|本院|本馆|本校)[^。；]{0,40}(?:事业单位|公益[一二]类)/;
const LIKE_ADMINISTRATIVE = /参照?公务员|参公|参照《?(?:中华人民共和国)?公务员法/;

function contradiction(subject: Subject, signals: Signals): readonly Outcome[] {
  const { passages } = subject.disclosure;
  const text = passages.find((passage) => PUBLIC_SERVICE.test(passage.text));
  if (text === undefined || passages.some((passage) => LIKE_ADMINISTRATIVE.test(passage.text))) return [];
  const economic = signals.administrative.filter((printed) => printed.classification === 'economicGovernment');
  const running = signals.administrative.filter((printed) => printed.classification === 'function');
  if (economic.length === 0 || running.length === 0 || signals.publicService.length > 0) return [];
  return remarkAtCodes(subject, [...running, ...economic], {
    severity: 'warning',
    topic: '单位性质',
    message: `文字说明称本单位为事业单位，支出却列行政单位的科目（${listed([...running, ...economic].map(codeName))}）；参照公务员法管理的应写明，否则请核对科目。`,
  });
}

/** 奖金 and 公务员医疗补助缴费 are paid to civil servants; units of public service pay 绩效工资. */
const CIVIL_SERVANT_PAY = /^(?:30103|30111)/;

function civilServantPay(subject: Subject, unit: string, signals: Signals): readonly Outcome[] {
  if (signals.publicService.length === 0 || signals.administrative.length > 0) return [];
  if (subject.disclosure.passages.some(({ text }) => LIKE_ADMINISTRATIVE.test(text))) return [];
  const level = subject.disclosure.profile.level.value;
  const odd = printedCodes(subject.disclosure).filter((printed) => {
    const own = level === 'unit' ? '' : (printed.line.codes.unit ?? printed.line.unitName ?? '');
    return (
      printed.classification === 'economicDepartment' &&
      CIVIL_SERVANT_PAY.test(printed.code) &&
      own === unit &&
      hasMoney(printed.line, printed)
    );
  });
  return remarkAtCodes(subject, odd, {
    severity: 'notice',
    topic: `公务员科目·${unit}`,
    message: `支出列在事业单位科目，又列有行政和参公单位常用的 ${listed(odd.map(codeName))}，请按单位性质核对。`,
  });
}

/** 「财政补助事业单位 1 户」「所属事业单位 3 个」: units of public service that a department counts among its own. */
const COUNTED_SERVICES =
  /事业单位[^。；，、\d]{0,4}(?:[1-9]\d*|[一二两三四五六七八九十]+)\s*[户家个所]|(?:[1-9]\d*|[一二两三四五六七八九十]+)\s*[户家个所][^。；，、\d]{0,12}事业单位/;

/** The words by which a department counts units of public service that it does not call 参公; null where there are none. */
export function countedServices({ passages }: Disclosure): string | null {
  if (passages.some(({ text }) => LIKE_ADMINISTRATIVE.test(text))) return null;
  const counted = passages.find(({ section, text }) => section !== 'N-TERM' && COUNTED_SERVICES.test(text));
  return counted === undefined ? null : (COUNTED_SERVICES.exec(counted.text)?.[0] ?? null);
}

/** A department that counts units of public service, although each of the units its tables name spends as an office does. */
function officesOnly(subject: Subject, byUnit: ReadonlyMap<string, Signals>): readonly Outcome[] {
  const { passages, profile } = subject.disclosure;
  const counted = passages.find(({ section, text }) => section !== 'N-TERM' && COUNTED_SERVICES.test(text));
  const match = counted === undefined ? null : COUNTED_SERVICES.exec(counted.text);
  if (profile.level.value === 'unit' || counted === undefined || match === null) return [];
  if (passages.some(({ text }) => LIKE_ADMINISTRATIVE.test(text))) return [];
  const named = [...byUnit].filter(([unit]) => unit !== '');
  if ([...byUnit.values()].some(({ publicService }) => publicService.length > 0)) return [];
  const running = named.flatMap(([, { administrative }]) => administrative.filter((one) => runningKind(one) !== null));
  const runs = named.filter(([, { administrative }]) => administrative.some((one) => runningKind(one) !== null));
  // A unit without money for its running tells nothing of its kind.
  if (runs.length < 2 || runs.length < named.length) return [];
  const stated: Evidence = {
    anchor: anchorOfText(subject.document, counted, match.index, match[0]),
    text: match[0],
    role: 'stated',
    low: null,
    high: null,
  };
  const remarks = remarkAtCodes(subject, running, {
    severity: 'warning',
    topic: '所属事业单位',
    message: `文字说明列有事业单位，表中 ${runs.length} 个单位的支出却都列行政单位的科目（${listed(running.map(codeName))}）；参照公务员法管理的应写明，否则请核对科目。`,
  });
  return remarks.map((remark) => ({ ...remark, evidence: [stated, ...remark.evidence] }));
}

export const codeUnitType: Rule = {
  id: 'CODE-UNITTYPE',
  name: '科目体系与单位性质',
  family: 'classification',
  severity: 'warning',
  basis: '《支出经济分类科目改革方案》（财预〔2017〕98号），惯例（引用前请核对）',
  needs: '单位预算的支出表（印有政府预算支出经济分类或功能分类科目）',
  description:
    '行政和参公单位用 501 至 504 类及行政单位的项级科目，事业单位用 505、506 类及事业单位的科目。一个单位同时使用两套政府经济分类，或文字说明称事业单位而只用行政科目且未写明参公的，报疑似；事业单位列有奖金、公务员医疗补助缴费的作提示；部门文件称有事业单位、表中各单位却都列行政运行且未写明参公的，报疑似；含有下属单位而各行不分单位的部门文件不判断。',
  check: (subject) => {
    const level = subject.disclosure.profile.level.value;
    const signals = signalsByUnit(subject, (printed) => kindOf(printed) ?? runningKind(printed));
    if (signals.size === 0) return [notApplicable('没有能够区分行政与事业单位的科目')];
    const economic = signalsByUnit(subject, kindOf);
    const outcomes: Outcome[] = [];
    for (const [unit, own] of signals) {
      // Lines of a department's file that name no unit may belong to several.
      if (unit === '' && level !== 'unit') {
        // Where nothing at all is spent as an office does, none of them can be one.
        const services = level === 'unknown' && signals.size === 1 ? civilServantPay(subject, unit, own) : [];
        outcomes.push(...services);
        continue;
      }
      const { administrative = [], publicService = [] } = economic.get(unit) ?? {};
      const ofGovernment = (codes: readonly PrintedCode[]): readonly PrintedCode[] =>
        codes.filter((printed) => printed.classification === 'economicGovernment');
      const [one, other] = [ofGovernment(administrative), ofGovernment(publicService)];
      const mixed =
        one.length === 0 || other.length === 0
          ? []
          : remarkAtCodes(subject, [...one, ...other], {
              severity: 'warning',
              topic: `混用·${unit}`,
              message: `同一单位${unit === '' ? '' : `（${unit}）`}同时使用机关科目（${listed(one.map(codeName))}）和事业单位科目（${listed(other.map(codeName))}），请按单位性质核对。`,
            });
      const stated = level === 'unit' && mixed.length === 0 ? contradiction(subject, own) : [];
      const odd = mixed.length + stated.length === 0 ? civilServantPay(subject, unit, own) : [];
      outcomes.push(...mixed, ...stated, ...odd);
      if (mixed.length + stated.length + odd.length === 0) outcomes.push(passed(1));
    }
    outcomes.push(...officesOnly(subject, signals));
    return outcomes.length > 0 ? outcomes : [insufficient('部门文件的支出表没有分单位列示，不能按单位判断')];
  },
};
