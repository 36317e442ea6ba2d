import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { isOneDigitOff } from './digit-variants.js';
import { halfStepOf, type Judgement } from './judgement.js';

type Counted = Claim & { readonly value: Figure };

/** 互不相容的类别. Kinds of which each person counted is one and no more. */
type Family = {
  readonly kinds: readonly RegExp[];
  /** Kinds, by their place above, that leave nothing out where they are all named. */
  readonly complete: readonly (readonly number[])[];
  /** What is counted; people where it is left out. */
  readonly units?: RegExp;
};

const REST = /^(?:其他|其余|另有)(?:人员|类|的|用房|(?:资金)?项目)?$/;
const PEOPLE = /^[人名]$/;
/** 「编制64个」: posts are counted like things. */
const POSTS = /^[人名个]$/;
const PROJECTS = /^[个项]$/;
const AREA = /^平方米$/;

const FAMILIES: readonly Family[] = [
  {
    kinds: [
      /^(?:行政|公务员|政法专项)(?:人员)?(?:编制|人员|在编)?(?:人员)?人?数?$/,
      /^事业(?:人员)?(?:编制|人员|在编)?(?:人员)?数?$/,
      /^参公|^参照/,
      /^(?:机关)?工勤/,
      /^(?:编外|聘用|临聘|合同|劳务派遣)/,
      REST,
      /^(?:财政)?(?:全额|全部)(?:补助|拨款)事业/,
      /^(?:财政)?(?:差额|部分|定额)(?:补助|拨款)事业/,
      /^自收自支/,
    ],
    complete: [
      [0, 1],
      [0, 6],
    ],
  },
  { kinds: [/^高一/, /^高二/, /^高三/], complete: [[0, 1, 2]] },
  {
    kinds: [/^幼儿园?(?:部|生)?$/, /^小学(?:部|生)?$/, /^初中(?:部|生|学生)?$/, /^高中(?:部|生|学生)?$/, REST],
    complete: [[2, 3]],
  },
  { kinds: [/^(?:初一|七年级)/, /^(?:初二|八年级)/, /^(?:初三|九年级)/], complete: [[0, 1, 2]] },
  {
    kinds: [/^(?:普通|全日制)?本科/, /^(?:研究生|硕士|博士)/, /^(?:普通|全日制)?(?:专科|高职)/, REST],
    complete: [[0, 1, 2]],
  },
  {
    kinds: [
      /^(?:员额)?(?:法官|检察官)$|^员额/,
      /^(?:审判|检察|司法)辅助/,
      /^司法行政/,
      /^(?:聘用|编外|合同|劳务派遣|书记员)/,
      REST,
    ],
    complete: [[0, 1, 2]],
  },
  {
    kinds: [
      /教师$/,
      /^(?:行政|管理)(?:管理)?人员$/,
      /^教辅(?!行政)/,
      /^(?:工勤|后勤)/,
      REST,
      /^(?:行政[及和、与]?(?:教辅|后勤|工勤)|教辅[及和、与]?行政)/,
    ],
    complete: [
      [0, 1, 3],
      [0, 5],
    ],
  },
  {
    kinds: [
      /^(?:执业)?医[师生](?:人员)?$/,
      /^护[士理]/,
      /^药[师剂]/,
      /^(?:医技|技师|检验)/,
      /^(?:行政|管理|后勤)/,
      REST,
    ],
    complete: [],
  },
  {
    kinds: [
      /^在编(?:在岗)?(?:人员|职工|教职工)?$/,
      /^(?:编外|临聘|聘用|临时|合同制?|劳务派遣|非在编)(?:人员|职工|教职工)?$/,
    ],
    complete: [[0, 1]],
  },
  // 编制 by who pays for them.
  {
    kinds: [/^全部补助/, /^部分补助/, /^行政(?:编制|人员)/, /^参照|^参公/, /^自收自支/],
    complete: [
      [0, 1],
      [0, 2],
    ],
  },
  { kinds: [/^财政全额/, /^财政差额/, /^(?:财政专户|单位)资金/], complete: [[0, 1]] },
  { kinds: [/^(?:城市|城镇)低保(?:对象)?$/, /^农村低保(?:对象)?$/], complete: [[0, 1]] },
  // 职称
  { kinds: [/高级/, /^一级|中级/, /^二级|^三级|初级/, REST], complete: [[0, 1, 2]] },
  { units: PROJECTS, kinds: [/^重点(?:项目)?$/, /^一般(?:项目)?$/], complete: [[0, 1]] },
  { units: PROJECTS, kinds: [/^一次性(?:项目)?$/, /^(?:经常性|延续性|持续性)(?:项目)?$/], complete: [[0, 1]] },
  // How a project was evaluated.
  { units: PROJECTS, kinds: [/^普通程序/, /^简易程序/], complete: [[0, 1]] },
  { units: PROJECTS, kinds: [/^一级(?:项目)?$/, /^二级(?:项目)?$/], complete: [[0, 1]] },
  { units: PROJECTS, kinds: [/^人员类/, /^(?:公用经费|运转)类/, /^特定目标类/], complete: [[0, 1, 2]] },
  {
    units: PROJECTS,
    kinds: [/^[省市区县州盟旗本]级(?:财政)?(?:资金)?项目$/, /^上级|转移支付(?:资金)?项目$/],
    complete: [[0, 1]],
  },
  {
    units: PROJECTS,
    kinds: [/^一般公共预算/, /^政府性基金/, /^国有资本/, /^(?:其他|单位|非财政(?:拨款)?)资金/, REST],
    complete: [[0, 3]],
  },
  {
    units: /^[个家]$/,
    kinds: [/^财政全额/, /^(?:财政)?差额/, /^定额补助/, /^自收自支/],
    complete: [[0, 1, 2, 3]],
  },
  { units: /^[个家]$/, kinds: [/^参公|^参照/, /^行政单位/, /^事业单位/, REST], complete: [[0, 1, 2]] },
  { units: /^[个家]$/, kinds: [/^公益一类/, /^公益二类/, /^行政单位/, /^参公|^参照/, REST], complete: [[0, 1]] },
  { units: /^个$/, kinds: [/^(?:行政)?村(?:委会)?$/, /^(?:城市|城镇)?(?:社区|居委会)$/], complete: [[0, 1]] },
  { units: /^所$/, kinds: [/高中$/, /初中$/, /小学$/, /幼儿园$/, REST], complete: [[0, 1, 2, 3]] },
  { units: AREA, kinds: [/^办公/, /^业务/, REST], complete: [[0, 1, 2]] },
  { units: AREA, kinds: [/^自有?$|^自有/, /^(?:租用|租赁|租借|借用)/], complete: [[0, 1]] },
];

/** What a list of those in office, or of their 编制, does not hold. */
const BEHIND_OFFICE = /退休|离休|遗属/;
const BEHIND_PLANNED = /实有|现有|在职|在编|在岗|退休|离休|遗属/;
const VACANT = /空编|缺编|超编/;

/** 「编制26人，其中行政7人、事业19人；退休4人」: true for what is counted beside a whole, not among its kinds. */
function standsBeside(whole: Claim, { subject }: Claim): boolean {
  if (VACANT.test(subject)) return true;
  if (/编制/.test(whole.subject)) return BEHIND_PLANNED.test(subject);
  return /在职|在编|在岗/.test(whole.subject) && BEHIND_OFFICE.test(subject);
}

/** 「；另有书记员39名」: what is told besides is none of the kinds. */
const BESIDES = /(?:^|[，,、；;。\s])(?:另|此外)/;

/** The words before the number of a statement, back to the one before it in its sentence. */
function leadOf({ quote, value, sentence }: Claim, before: Claim): string {
  return quote.slice(sentence === before.sentence ? (before.value?.end ?? 0) : 0, value?.start ?? 0);
}

/** A list follows: 「编制26人，其中」「对9个项目实行绩效管理，其中」. */
const PARTED = /^[^\d，,。；;：:、（(]{0,14}[，,；;：:。\s]*(?:其中|包括|[（(])/;
/** 「共9个项目，金额合计80万元，其中」: what they cost may stand before the list. */
const PARTED_BEHIND_COST =
  /^[^\d，,。；;：:、（(]{0,16}[，,][^\d，,。；;]{0,12}[\d,]+(?:\.\d+)?\s*(?:亿|万)?元(?:[，,]占[^\d，,。；;]{0,20}[\d.]+[%％])?[，,；;]\s*其中/;

function isCounted(claim: Claim | undefined): claim is Counted {
  return claim?.value?.kind === 'count' && claim.doubt === null;
}

function arePeople({ value }: Counted): boolean {
  return PEOPLE.test(value.unitText);
}

function nameOf({ subject }: Claim): string {
  return subject.replace(/^(?:其中|现有|实有|在编|在职|在岗)+(?=.{2})/, '').replace(/(?:有|为|共)$/, '');
}

/** The place of a kind in its family; -1 for none. 「在编人员」 may be one by its whole name. */
function kindOf({ kinds }: Family, claim: Claim | undefined): number {
  if (claim === undefined) return -1;
  return kinds.findIndex((kind) => kind.test(nameOf(claim)) || kind.test(claim.subject));
}

/**
 * The kinds listed behind a whole, up to the first name that is none; null where a name the family lacks goes on the list. `ends`: such a name behind a
 * semicolon ends it.
 */
function listedIn(
  family: Family,
  claims: readonly Claim[],
  at: number,
  ends: boolean,
  from = at + 1,
): readonly number[] | null {
  const whole = claims[at];
  const units = unitsOf(family, whole);
  const found: number[] = [];
  for (let next = from; next < claims.length; next += 1) {
    const [claim, before] = [claims[next], claims[next - 1]];
    if (claim === undefined || before === undefined || whole === undefined) break;
    const goesOn =
      next === from ||
      claim.sentence === before.sentence ||
      (claim.sentence === before.sentence + 1 &&
        (/[；;]\s*$/.test(before.quote) || /^\s*[（(]?其中/.test(claim.quote)));
    if (!goesOn) break;
    // 「项目26个，涉及资金80万元；其中本级项目10个、金额20万元，…」
    if (units === PROJECTS && claim.value?.kind === 'money') continue;
    const isOne = isCounted(claim) && units.test(claim.value.unitText);
    const isKind = isOne && kindOf(family, claim) >= 0;
    if (isKind) {
      found.push(next);
      continue;
    }
    // What is parted itself begins anew: 「高三745人；教职工189人，其中…」.
    const isWhole =
      standsBeside(whole, claim) ||
      BESIDES.test(leadOf(claim, before)) ||
      (isCounted(claim) && PARTED.test(claim.quote.slice(claim.value.end)));
    const between =
      claim.sentence === before.sentence ? claim.quote.slice(before.value?.end ?? 0, claim.value?.start ?? 0) : '；';
    const isOn = /^\s*(?:[、，,；;]|和|及)/.test(between) && !/[）)]/.test(between);
    const isEnd = isWhole || (ends && claim.sentence > before.sentence);
    return isOne && isOn && !isEnd ? null : found;
  }
  return found;
}

/** What the kinds of a family are counted in, where `whole` is parted. */
function unitsOf({ units }: Family, whole: Claim | undefined): RegExp {
  return units ?? (/编制/.test(whole?.subject ?? '') ? POSTS : PEOPLE);
}

function numberOf(claim: Claim | undefined): Exact {
  return isCounted(claim) ? decimalOf(claim.value.amount) : new Exact(0);
}

/** The number itself, also where it does not say of what it is. */
function valueOf(claim: Claim | undefined): Exact {
  return claim?.value?.kind === 'count' ? decimalOf(claim.value.amount) : new Exact(0);
}

/** True where the members come to the whole, to within what rounding hides. */
function makeUp(claims: readonly Claim[], members: readonly number[], whole: number): boolean {
  const envelope = [...members, whole].reduce((sum, at) => sum.plus(halfStepOf(claims[at]?.value)), new Exact(0));
  return totalOf(claims, members).minus(valueOf(claims[whole])).abs().lte(envelope);
}

function totalOf(claims: readonly Claim[], members: readonly number[]): Exact {
  return members.reduce((sum, at) => sum.plus(numberOf(claims[at])), new Exact(0));
}

/**
 * 人数的类别 (TEXT-ENUM-SUM): 「编制26人，其中行政编制7人、事业编制19人」. More than the whole is wrong for kinds that exclude each other; less where
 * the kinds named are all there are.
 */
export function judgeCountKinds(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((whole, at): readonly Judgement[] => {
    if (!isCounted(whole)) return [];
    const next = claims.slice(at + 1).find(({ value }) => value?.kind === 'count');
    const isNext = next === claims[at + 1] || next?.sentence === whole.sentence + 1;
    const isParted =
      PARTED.test(whole.quote.slice(whole.value.end)) ||
      PARTED_BEHIND_COST.test(whole.quote.slice(whole.value.end)) ||
      (isNext && /^\s*[（(]?其中/.test(next?.quote ?? ''));
    const below = isParted ? at + 1 : namedAgain(claims, at);
    if (below === null) return [];
    return FAMILIES.flatMap((family): readonly Judgement[] => {
      if (!unitsOf(family, whole).test(whole.value.unitText)) return [];
      if (kindOf(family, whole) >= 0) return [];
      const strict = listedIn(family, claims, at, false, below);
      // 「职工71人，其中在编40人，聘用31人；卫生技术人员59人，…」: what stands behind the semicolon may be counted among them, or besides.
      const members = strict ?? listedIn(family, claims, at, true, below) ?? [];
      if (members.length < 2) return [];
      const kinds = members.map((index) => kindOf(family, claims[index]));
      if (new Set(kinds).size < kinds.length) return [];
      const sum = totalOf(claims, members);
      const own = numberOf(whole);
      const isAll =
        family.complete.some((all) => all.every((kind) => kinds.includes(kind))) ||
        members.some((index) => REST.test(nameOf(claims[index] ?? whole)));
      const isMet = makeUp(claims, members, at);
      if (!isMet && !sum.gt(own) && !isAll) return [];
      if (strict === null && !isMet && !(isAll && isSlip([...members, at].map((index) => claims[index])))) return [];
      return [judgementOf(claims, members, at, sum)];
    });
  });
}

/** How many statements behind it a whole may be named again. */
const REACH = 8;

/** 「…，其中专任教师71人；专任教师中，高级28人、中级32人、初级11人」: the first of the kinds behind the name of the whole; null where it is not named again. */
function namedAgain(claims: readonly Claim[], at: number): number | null {
  const name = claims[at]?.subject ?? '';
  const found = claims.findIndex(
    ({ sentence, quote, section }, index) =>
      index > at &&
      index <= at + REACH &&
      section === claims[at]?.section &&
      sentence !== claims[index - 1]?.sentence &&
      /^\s*([^，,。；;：:\d]{2,16})中[，,：:]/.exec(quote)?.[1] === name,
  );
  return found < 0 || name === '' ? null : found;
}

/** True where one wrong digit is why the numbers do not make up the last of them. */
function isSlip(told: readonly (Claim | undefined)[]): boolean {
  const holds = (numbers: readonly string[]): boolean =>
    numbers
      .slice(0, -1)
      .reduce((one, other) => one.plus(other), new Exact(0))
      .eq(numbers.at(-1) ?? 0);
  return isOneDigitOff(
    told.map((claim) => valueOf(claim).toFixed()),
    holds,
  );
}

/** 「在职3人，退休2人，合计供养5人」 */
const SUM = /(?:合计|共计|总计)[^\d，。；;：:、]{0,6}$/;
/** 「临床科室14个、医技科室6个，共20个科室」 */
const IN_ALL = /[，,]\s*共(?:有|计)?\s*$/;
const BRACKETS = /[（(][^（）()]*[）)]/g;

/** A number that says what those before it come to; it need not say of what: 「行政编制7人、事业编制19人，合计26人」. */
function isSumOf(total: Claim): total is Counted {
  const isRead = total.value?.kind === 'count' && (total.doubt === null || total.subject === '');
  if (!isRead || total.value === null) return false;
  const before = total.quote.slice(0, total.value.start);
  if (PEOPLE.test(total.value.unitText) || total.subject === '') return SUM.test(before);
  return IN_ALL.test(before);
}

/** True for a number that such a total may hold: people, or things of the name that the total bears. */
function isHeldIn(total: Counted, claim: Claim): claim is Counted {
  if (!isCounted(claim) || arePeople(claim) !== arePeople(total)) return false;
  // 「通用设备5台，专用设备7台，合计12台」: a total without a name is of what is counted alike.
  return arePeople(total) || (claim.value.unitText === total.value.unitText && claim.subject.endsWith(nameOf(total)));
}

/** 数量的合计 (TEXT-ENUM-SUM): what a sentence says its numbers come to. Told where one wrong digit explains the gap. */
export function judgeCountSums(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((total, at): readonly Judgement[] => {
    if (!isSumOf(total)) return [];
    const text = total.quote.replace(BRACKETS, (inside) => ' '.repeat(inside.length));
    const members = claims.flatMap((claim, index) => {
      const isBefore = index < at && claim.sentence === total.sentence && isHeldIn(total, claim);
      return isBefore && text.slice(claim.value.start, claim.value.end).trim() !== '' ? [index] : [];
    });
    if (members.length < 2 || /其中/.test(text.slice(0, total.value.start))) return [];
    const sum = totalOf(claims, members);
    // 「党员12人，在职20人，退休5人，合计25人」: not all that is told before need be counted up.
    const isOfSome = members.some((_, end) =>
      [members.slice(end), members.slice(0, end)].some(
        (some) => some.length > 1 && some.length < members.length && totalOf(claims, some).eq(valueOf(total)),
      ),
    );
    if (isOfSome) return [];
    const isRight = sum.eq(valueOf(total));
    return isRight || isSlip([...members, at].map((index) => claims[index]))
      ? [judgementOf(claims, members, at, sum)]
      : [];
  });
}

function judgementOf(claims: readonly Claim[], members: readonly number[], at: number, sum: Exact): Judgement {
  const whole = claims[at];
  const unit = whole?.value?.unitText ?? '';
  const stated = whole?.value?.amount.text ?? '';
  const isRight = makeUp(claims, members, at);
  const parts = members.map((index) => `${claims[index]?.subject}${claims[index]?.value?.amount.text}${unit}`);
  return {
    rule: 'TEXT-ENUM-SUM',
    claim: at,
    operands: members,
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected: `${sum.toFixed()}${unit}`,
    actual: `${stated}${unit}`,
    arithmetic: `${members.map((index) => claims[index]?.value?.amount.text).join(' + ')} = ${sum.toFixed()}${isRight ? '' : ` ≠ ${stated}`}`,
    message: `所列各项（${parts.join('、')}）之和为${sum.toFixed()}${unit}，文中合计为${stated}${unit}`,
  };
}
