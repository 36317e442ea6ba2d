/** 界面文字：地区口径. A part of the catalogue in words.ts. */
export const regionsWords = {
  title: '地区口径',
  hint: '批次可以指定地区口径；没有指定的，按单位名称或文件的地区判断，判断不出的按全国最低要求。缺少地区另行要求的表报疑似。',
  tableLabel: '各地区口径的要求',
  columns: {
    name: '口径',
    names: '适用单位',
    budget: '预算另须公开的表',
    final: '决算另须公开的表',
    batches: '使用的批次',
  },
  begins: (names: readonly string[]) => `名称以${names.map((name) => `“${name}”`).join('、')}开头`,
  others: '其他单位',
  nothing: '无',
  byName: (names: string) => `未指定口径、按单位名称判断的批次：${names}`,
  shared: '各地区都要求的表和说明',
  budget: '预算',
  final: '决算',
  sections: '文字说明',
  since: (name: string, year: number) => `${name}（${year} 年度起）`,
  joined: (names: readonly string[]) => names.join('、'),
} as const;
