/** 存疑读数的文字. Every word about figures that were recognised from an image without certainty. A part of the catalogue in words.ts. */
export const doubtsWords = {
  acceptKey: '存疑读数：按读到的接受，转到下一处',
  nextKey: '下一处存疑读数',
  title: '存疑读数',
  read: '读作',
  crop: '原件图像',
  noCrop: '原页图像不能显示，请在原文中对照',
  accept: '接受',
  acceptTitle: '读数与原件一致，转到下一处  Y',
  correct: '更正',
  correctTitle: '填写原件上的数  E',
  next: '下一处',
  nextTitle: '不作决定，转到下一处  T',
  confirmed: (sums: string) => `由合计印证：${sums}`,
  proposed: (figure: string) => `各项合计均要求此处为 ${figure}，与读数字形相近；请对照图像`,
  open: '没有合计可以印证，请对照图像',
  count: (open: number, confirmed: number) =>
    confirmed === 0 ? `存疑 ${open} 处` : `存疑 ${open} 处，另有 ${confirmed} 处由合计印证`,
  inDocument: (count: string) => `本文件${count}`,
  accepted: '已接受读数。本文件没有其他存疑读数。',
  none: '本文件没有存疑读数。',
  reason: '对照原件，读数无误',
} as const;
