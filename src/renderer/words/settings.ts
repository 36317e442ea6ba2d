import type { Appearance } from '../theme.js';

/** 界面文字：设置. */
export const settingsWords = {
  title: '设置',
  reviewer: '审核人',
  reviewerHint: '写入意见、台账和操作记录的姓名。',
  reviewerEmpty: '请填写审核人姓名，再保存。',
  reviewerSaved: (name: string) => `审核人已改为 ${name}。`,
  appearance: '外观',
  appearances: { system: '跟随系统', light: '浅色', dark: '深色' } satisfies Record<Appearance, string>,
  workspace: '工作区文件',
  workspaceHint: '全部资料、问题、意见和操作记录都在这一个文件里。',
  version: '版本',
  host: '运行方式',
  hosts: { electron: '桌面程序', loopback: '本机浏览器' },
  network: '网络',
  networkNote: '程序不连接任何网络，不收集、不发送数据，不自动更新。',
  classificationNote: '本程序为非涉密版本，不得处理涉密文件。',
  contents: '内容',
  contentsNote: (documents: number, notes: number) => `${documents} 份文件，${notes} 条意见`,
  keys: '快捷键',
  keysNote: '查看全部快捷键  F1',
} as const;
