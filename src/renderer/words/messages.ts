/** 界面文字：消息. */
export const messagesWords = {
  region: '消息',
  others: (count: number) => `另有 ${count} 条`,
  noReply: '程序没有回应。请关闭后重新打开；已保存的意见不受影响。',
  hostGone: '程序没有响应，可能已经退出。请重新启动程序，并打开它新打印的地址。',
  hostRefuses: '本页面的访问凭证已失效。请打开程序最近一次启动时打印的地址。',
  replyUnreadable: (status: number) => `程序的答复无法读取（状态 ${status}）。请重试；仍然如此时请重新启动程序。`,
  notSaved: '意见未能保存，文字仍留在编辑框中。请再保存一次；仍不成功时重新打开程序。',
  exported: (name: string) => `已生成 ${name}，请在保存对话框或下载文件夹中查看。没有存下的，可再次保存。`,
  saveAgain: '再次保存',
  noDocuments: '还没有资料。请先在“资料”中导入文件。',
  noFolderFiles: '拖入的文件夹中没有文件。',
  copied: (cells: number) => `已复制 ${cells} 格`,
} as const;
