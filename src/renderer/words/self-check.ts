/** 读取自检的文字. What the sums and the signs of a table say about how it was read. A part of the catalogue in words.ts. */
export const selfCheckWords = {
  title: '读取自检',
  states: { look: '需看', unproven: '未能印证', partly: '部分未核', closed: '全部闭合' },
  /** In the head of a table: short. */
  closed: (closed: number, sums: number) => `合计 ${closed}/${sums} 闭合`,
  untested: (count: number) => `${count} 项未核`,
  onlyUntested: '合计未能核对',
  noSums: '无合计可核',
  doubtful: (count: number) => `${count} 处存疑`,
  garbled: (count: number) => `${count} 处字符不明`,
  unknown: '未自检',
  /** The same in full, on hover and for screen readers. */
  says: {
    allClosed: (sums: number) => `本表 ${sums} 处合计与各项相符（四舍五入的差在内）。`,
    closed: (closed: number, sums: number) =>
      `本表核对 ${sums} 处合计，${closed} 处相符（四舍五入的差在内），${sums - closed} 处不符，见问题列表。不符的可能是原件有误，也可能是读取有误，请对照原件。`,
    untested: (count: number) => `${count} 处合计未能核对：有数字未读出，或各项范围不能确定。`,
    noSums: '本表没有可核对的合计，读取是否正确无从印证，请对照原件抽查。',
    doubtful: (count: number) => `${count} 处数字读取时没有把握，且没有合计印证，请对照原件。`,
    confirmed: (count: number) => `另有 ${count} 处没有把握的数字已由合计印证。`,
    garbled: (count: number) => `${count} 处文字含有不能识别的字符，请对照原件。`,
    unknown: '本文件由较早的程序读取，没有逐表自检。在“资料”中选中本文件，点“重新读取”后显示。',
  },
} as const;
