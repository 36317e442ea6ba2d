/** User-facing sentences of the comparison, in one place. */
export const words = {
  noTable: (where: string): string => `${where}文件中未读到此表，未列入对照。`,
  notByUnit: (where: string): string => `${where}文件的此表未分单位列示，无法取出本单位的各行，未列入对照。`,
  sameYear: (where: string): string => `${where}有两份文件，只对照列在前面的一份。`,
  differentUnits: (codes: readonly string[]): string =>
    `所选文件分属不同单位（${codes.join('、')}），未按单位取行，合计等各行的口径不同。`,
  partial: (where: string): string => `${where}取自部门文件中本单位的各行。`,
  totalsLeftOut: '部门文件的合计行不是本单位的合计，各年合计行均未列出。',
  columnLeftOut: (where: string, heading: string): string => `${where}“${heading}”一列与另一列含义相同，未列入对照。`,
  repeated: (count: number): string => `有${count}行与前面的行编码和名称相同，按印出次序分别列出，名称后注明第几笔。`,
  lostPairings: (count: number): string =>
    `有${count}处人工配对在所选文件中找不到对应的行，未采用。可重新配对，或恢复自动配对。`,
  functionSums: (where: string, count: number): string =>
    `${where}有${count}行文件未印，是其下各明细行之和，数字前标“Σ”；对照的另一方未列的明细不作增减。`,
  /** Stands where a sum would: one of its lines was not read. */
  unreadSum: '明细未读全',
  yearLabel: (year: number): string => `${year}年`,
  occurrence: (label: string, nth: number): string => `${label}（第${nth}笔）`,
  unnamed: '（无名称）',
  projectMeasure: {
    'performance.project-total': '项目总额',
    'performance.fiscal-funds': '财政资金',
    'performance.other-funds': '其他资金',
  },
  kin: (one: string, several: readonly string[], sum: string, difference: string): string =>
    `名称相近，${one}，${several.join('、')}，${several.length}项合计${sum}，` +
    (difference === '' ? '与前者相等。' : `与前者相差${difference}。`),
  kinPart: (where: string, name: string, amount: string): string => `${where}“${name}”${amount}`,
} as const;
