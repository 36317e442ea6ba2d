import { parseMoneyUnit, type MoneyUnit } from '../amount/index.js';
import { squeeze } from './words.js';

const UNIT_LINE = /(?:金额)?单位[:：]?(?:人民币)?[（(]?(亿元|万元|千元|元)(?![\u4e00-\u9fff])/;
/** 「金额单位：万」 with the rest in the next line, or lost. No other money unit begins so. */
const UNIT_CUT = /(?:金额)?单位[:：](?:人民币)?([千万亿])$/;
/** Alone, 「元」 is more often the rest of a broken line than a unit; brackets make it one. */
const BARE_UNIT = /^(?:[（(](?:人民币)?(亿元|万元|千元|元)[)）]|(?:人民币)?(亿元|万元|千元))$/;
const ENTITY =
  /^(?:编制(?:部门|单位)|填报(?:部门|单位)|公开(?:部门|单位)|预算(?:部门|单位)|部门\/单位|单位\/部门|部门(?:（单位）|\(单位\))?(?:名称)?|单位(?:名称)?)[:：](.+)$/;

/** What a line between title and table says. */
export type CaptionLine = {
  readonly moneyUnit: MoneyUnit | null;
  /** Name behind 「编制单位：」「部门/单位：」. */
  readonly entity: string | null;
  /** The unit is cut: 「金额单位：万」. The next line may be nothing but 「元」. */
  readonly cut: boolean;
};

/** Reads 「金额单位：万元」, 「部门/单位：某中心 单位：万元」, 「（单位：元）」. Null where the line is something else. */
export function readCaptionLine(text: string): CaptionLine | null {
  const line = squeeze(text).normalize('NFKC');
  if (line.length > 80) return null;
  const printed = UNIT_LINE.exec(line) ?? BARE_UNIT.exec(line);
  const cut = printed === null ? UNIT_CUT.exec(line) : null;
  const unit = printed?.[1] ?? printed?.[2];
  const moneyUnit =
    unit !== undefined ? parseMoneyUnit(unit) : cut?.[1] !== undefined ? parseMoneyUnit(`${cut[1]}元`) : null;
  const named = ENTITY.exec(line.replace(/[（(]?(?:金额)?单位[:：]?(?:人民币)?(?:[千万亿]?元|[千万亿])[)）]?$/, ''));
  const entity = named?.[1] === undefined ? null : named[1].replace(/[（(]?(?:金额)?$/, '').replace(/\d{4}年.*$/, '');
  if (moneyUnit === null && (entity === null || entity === '')) return null;
  // A sentence that happens to name a money unit is no caption.
  if (moneyUnit !== null && named === null && line.length > 40) return null;
  return { moneyUnit, entity: entity === '' ? null : entity, cut: cut !== null };
}

/** The rest of a cut unit line. */
export function isUnitRest(text: string): boolean {
  return squeeze(text) === '元';
}

/** 「（2024年度）」 or 「2024年」 alone between title and table. */
export function isYearLine(text: string): boolean {
  return /^[（(]?(?:19|20)\d\d年(?:度)?[)）]?$/.test(squeeze(text));
}

/** The money unit a header cell carries itself: 「采购金额（元）」. */
export function unitInHeader(text: string): MoneyUnit | null {
  const match = /[（(](?:单位[:：])?(?:人民币)?(亿元|万元|千元|元)[)）]/.exec(squeeze(text).normalize('NFKC'));
  return match?.[1] === undefined ? null : parseMoneyUnit(match[1]);
}
