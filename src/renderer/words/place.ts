/** 数据位置的文字. */
export const placeWords = {
  hint: '全部资料、问题、意见和操作日志都在这一个文件里。',
  size: (bytes: number) => `占用 ${(bytes / 2 ** 20).toFixed(1)} MB`,
  copy: '复制路径',
  copied: '已复制',
  notCopied: '浏览器没有允许复制。请选中路径后按 Ctrl+C。',
  move: '移到其他文件夹',
  folder: '新文件夹的完整路径',
  choose: '选择文件夹',
  moveHint:
    '工作区复制到新文件夹，逐字节读回并全面核验后才改用；以后启动也用新位置。原来的文件留在原处，不会自动删除。移动期间请稍候，没有保存的文字不受影响。',
  moveNow: '移动',
  moving: '正在复制并核验',
  moved: (path: string) => `工作区已移到：${path}。原来的文件留在原处，可在“设置”的“工作区文件”中清理。`,
  former: '原位置的文件',
  formerHint: '移动之前的内容，程序已不再使用。确认新位置可用后可以清理：备份移到新位置，原文件删除。',
  leave: '清理原位置',
  leaveOf: (path: string) => `清理原位置的文件 ${path}`,
  leaveAsk: '备份移到新位置后，将删除这个文件：',
  leaveNow: '删除原文件',
  leaving: '正在移动备份',
  left: (backups: number) => `原位置的文件已删除，${backups} 份备份已移到新位置。`,
} as const;
