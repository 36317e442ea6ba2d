import type { Level, Stage } from '../disclosure/index.js';
import { plain, squeeze } from './words.js';

const CHINESE_DIGITS = '〇零○Ｏ一二三四五六七八九';

/**
 * Years a cover, heading or title names, in order. Never a year inside 《》 or 〔〕, of a date, or one that something is
 * compared with.
 */
export function yearsIn(text: string): readonly number[] {
  const words = squeeze(text)
    .replace(/《[^《》]*》/g, '')
    .replace(/[〔［【[][^〔〕［］【】[\]]*[〕］】\]]/g, '')
    .replace(/[二][〇零○Ｏ0][〇零○Ｏ一二三四五六七八九]{2}(?=年)/g, (digits) =>
      [...digits]
        .map((digit) => (/\d/.test(digit) ? digit : String(Math.max(0, CHINESE_DIGITS.indexOf(digit) - 3))))
        .join(''),
    )
    .normalize('NFKC')
    .replace(/(?:比|较|与|截至|截止)(?:19|20)\d\d年/g, '');
  const years: number[] = [];
  for (const match of words.matchAll(
    /(?<!\d)((?:19|20)\d\d)(?:年(?!\d{1,2}月)(?:度)?|(?=年?度?.{0,20}(?:预算|决算)))/g,
  )) {
    const year = Number(match[1]);
    if (year >= 2000 && !years.includes(year)) years.push(year);
  }
  return years;
}

/** 「部门预算」 or 「单位预算」; null where neither or both are said. */
export function levelIn(text: string): Level | null {
  const words = plain(text);
  if (/部门\(单位\)|单位\(部门\)|部门\/单位/.test(words)) return null;
  const department = /部门(?:汇总)?(?:预算|决算)|\(汇总\)/.test(words);
  const unit = /单位(?:预算|决算)|\(本级\)|本级(?:部门)?(?:预算|决算)/.test(words);
  if (department === unit) return null;
  return department ? 'department' : 'unit';
}

/** 预算 or 决算; null where neither or both are said. */
export function stageIn(text: string): Stage | null {
  const words = plain(text);
  const final = /决算/.test(words);
  const budget = /预算(?!财政拨款|拨款|资金|收入|支出|绩效管理|单位|基金)/.test(
    words.replace(/(?:一般公共|政府性基金|国有资本经营|综合)预算/g, ''),
  );
  if (final === budget) return null;
  return final ? 'final' : 'budget';
}

const NAME_END =
  '(?:部|委|委员会|办|办公室|厅|局|院|所|中心|站|队|馆|处|会|社|团|校|学校|大学|学院|医院|园|厂|台|室|库|分局|支队|大队|总队|政府|街道|街道办事处|镇|乡|公司|基地|协会|联合会|法院|检察院|党校|本级|机关|工委|科|组|署|行)';
const NAME = new RegExp(`^[\\u4e00-\\u9fff（）()·、]{2,38}${NAME_END}(?:[（(](?:本级|汇总|本部|机关)[)）])?$`);

/** True where words look like the full name of an office. */
export function looksLikeName(text: string): boolean {
  const words = squeeze(text);
  return (
    NAME.test(words) &&
    !/[。；，：]|预算|决算|说明|情况|目录/.test(words) &&
    !/^(?:本|我|该|各)(?:单位|部门)/.test(words)
  );
}

/** The name of an office in 「2025年某某局部门预算」, 「某某中心2024年部门预算表」, 「第一部分 某某中心概况」. */
export function nameInTitle(text: string): string | null {
  const words = squeeze(text)
    .replace(
      /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．])/,
      '',
    )
    .replace(/^关于/, '');
  const patterns = [
    /^(?:19|20)\d\d年(?:度)?(.+?)(?:部门|单位)?(?:综合)?(?:（本级）|\(本级\)|（汇总）)?(?:预算|决算)/,
    /^(.+?)(?:（本级）|\(本级\))?(?:19|20)\d\d年(?:度)?(?:部门|单位)?(?:综合)?(?:预算|决算)/,
    /^(.+?)(?:部门|单位)(?:综合)?(?:预算|决算)/,
    /^(.+?)概况$/,
  ];
  for (const pattern of patterns) {
    const name = pattern.exec(words)?.[1];
    if (name !== undefined && looksLikeName(name)) return name;
  }
  return null;
}
