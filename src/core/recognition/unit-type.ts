import type { Level, Passage, Place, Sourced, Table, UnitType } from '../disclosure/index.js';
import { unitsOf } from './units.js';
import { plain, squeeze } from './words.js';

type Candidate = { readonly value: UnitType; readonly from: Sourced<UnitType>['from']; readonly at: Place | null };

/** 「本单位为…」「我局是…」: the sentence speaks of the unit itself. */
const SELF =
  /(?:(?:本|我)(?:单位|部门|机关|局|委|办|厅|院|所|中心|校|园|馆|站|队|会|处|台|社)|单位(?:性质|类型)|机构性质)(?:内设|现)?(?:[^，。；：]{0,20}[，：])?[^。；]{0,60}/gu;
/** From here on the sentence speaks of others. */
const OTHERS = /下属|下设|所属|直属|下辖|管理的|归口|指导|监督|以及|代管|挂靠|内设机构|编制/;
const MANAGED = /参照?(?:《?(?:中华人民共和国)?公务员法》?)[^。；，]{0,6}管理|参公|参照公务员/;
const PUBLIC_SERVICE = /事业单位|公益[一二]类|事业法人/;
const ADMINISTRATIVE =
  /行政单位|行政机关|国家机关|(?:政府|行政)(?:的)?(?:工作|组成|职能)部门|政府(?:的)?直属(?:机构|部门)|国家权力机关|审判机关|法律监督机关|派出机关/;

/** 「行政单位1家、参照公务员法管理事业单位2家、事业单位3家」; none of them stands alone. */
const COUNTED: readonly (readonly [type: UnitType, words: RegExp])[] = [
  [
    'managed-as-civil-service',
    /(?:参照?公务员法?[^，。；、\d]{0,12}|参公[^，。；、\d]{0,8})(?:共|有|为)?\s*(\d+)\s*[个家户所]/g,
  ],
  [
    'public-service',
    /(?<!参公)(?<!管理的?)(?:财政补助|全额拨款|差额拨款|自收自支|公益[一二]类|其他)?事业单位(?:共|有|为)?\s*(\d+)\s*[个家户所]/g,
  ],
  [
    'administrative',
    /(?:行政单位|行政机关|政府机关|机关(?:本级)?)(?:（[^（）]*）)?(?:共|有|为)?\s*(\d+)\s*[个家户所]/g,
  ],
];

/** What the text says of the unit: its own words first, then how many units of each kind a department counts. */
function inText(passages: readonly Passage[], level: Level): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { text, marks } of passages) {
    const at = marks[0]?.at ?? null;
    if (level !== 'unit') {
      const types = COUNTED.filter(([, words]) =>
        [...plain(text).matchAll(words)].some(([, count]) => Number(count) > 0),
      ).map(([type]) => type);
      const [only] = types;
      if (types.length > 1) found.push({ value: 'several', from: 'text', at });
      else if (only !== undefined && /预算单位|决算单位|(?:单位|部门)构成|户/.test(text)) {
        found.push({ value: only, from: 'text', at });
      }
    }
    for (const [sentence] of squeeze(text).matchAll(SELF)) {
      const own = sentence.slice(0, OTHERS.exec(sentence)?.index);
      if (!/[为是系属：]/.test(own)) continue;
      if (MANAGED.test(own)) found.push({ value: 'managed-as-civil-service', from: 'text', at });
      else if (PUBLIC_SERVICE.test(own)) found.push({ value: 'public-service', from: 'text', at });
      else if (ADMINISTRATIVE.test(own)) found.push({ value: 'administrative', from: 'text', at });
    }
  }
  return found;
}

/** Names that only one kind of unit bears. Most names (局, 中心, 队) prove nothing. */
function byName({ value, from, at }: Sourced<string>, level: Level): readonly Candidate[] {
  if (value === null) return [];
  const name = plain(value).replace(/\((?:本级|本部|机关|汇总)\)$|本级$/, '');
  if (/(?:大学|学院|中学|小学|学校|幼儿园|医院|图书馆|博物馆|文化馆|美术馆)$/.test(name) && level !== 'department') {
    return [{ value: 'public-service', from, at }];
  }
  if (/(?:人民政府|人民法院|人民检察院|人民代表大会常务委员会|街道办事处)(?:办公[厅室])?$/.test(name)) {
    return level === 'department' ? [] : [{ value: 'administrative', from, at }];
  }
  return [];
}

type Signals = { administrative: Place | null; publicService: Place | null };

/** Codes with money that only one kind of unit uses: 501–502 and 行政运行, 505–506 and 事业运行. */
function signalsOf(tables: readonly Table[]): Signals {
  const signals: Signals = { administrative: null, publicService: null };
  for (const table of tables) {
    for (const row of table.rows) {
      const isSpent = row.cells.some(({ reading }) => reading.state === 'number' && /[1-9]/.test(reading.amount.value));
      if (!isSpent) continue;
      for (const { codes, label } of row.lines) {
        const economic = codes.economicGovernment?.slice(0, 3);
        const isRunning = (name: string): boolean => codes.function !== undefined && label.split('/').includes(name);
        if (economic === '501' || economic === '502' || isRunning('行政运行')) signals.administrative ??= row.at;
        if (economic === '505' || economic === '506' || isRunning('事业运行')) signals.publicService ??= row.at;
      }
    }
  }
  return signals;
}

const ORGAN = /(?:局|厅|委|委员会|部|办公室|办公厅|政府|法院|检察院|街道|办事处|机关|本级)$/;

/**
 * 单位性质 by what the document prints: its own words, its name, then its codes. Codes cannot tell
 * 行政 from 参公: without the name of an organ they are offered and not taken.
 */
export function unitTypesOf(
  tables: readonly Table[],
  passages: readonly Passage[],
  name: Sourced<string>,
  level: Level,
): { readonly settled: readonly Candidate[]; readonly offered: readonly Candidate[] } {
  const { administrative, publicService } = signalsOf(tables);
  const settled: Candidate[] = [...inText(passages, level), ...byName(name, level)];
  const offered: Candidate[] = [];
  const isOrgan = ORGAN.test(plain(name.value ?? '').replace(/\([^()]*\)$/, ''));
  const body = (value: UnitType, at: Place): Candidate => ({ value, from: 'table-body', at });
  if (administrative !== null && publicService !== null) {
    // A unit is one thing: both sets of codes in its own file are a matter for the check and not for the profile.
    if (level === 'department') settled.push(body('several', administrative));
    else offered.push(body('administrative', administrative), body('public-service', publicService));
  } else if (publicService !== null) {
    settled.push(body('public-service', publicService));
  } else if (administrative !== null) {
    // In a department of several units some may be 参公, which the codes do not show.
    if (isOrgan && (level !== 'department' || unitsOf(tables).length <= 2))
      settled.push(body('administrative', administrative));
    else offered.push(body('administrative', administrative), body('managed-as-civil-service', administrative));
  }
  return { settled, offered };
}
