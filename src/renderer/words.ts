import type { Screen } from './state/model.js';
import { names } from './words/names.js';
import { searchWords } from './words/search.js';
import { messagesWords } from './words/messages.js';
import { libraryWords } from './words/library.js';
import { reviewWords } from './words/review.js';
import { evidenceWords } from './words/evidence.js';
import { noteWords } from './words/note.js';
import { compareWords } from './words/compare.js';
import { ledgerWords } from './words/ledger.js';
import { rulesWords } from './words/rules.js';
import { settingsWords } from './words/settings.js';
import { statusWords } from './words/status.js';
import { batchesWords } from './words/batches.js';
import { keysWords } from './words/keys.js';
import { packagesWords } from './words/packages.js';

/** 界面文字. Every word the page shows stands here, and nowhere else. Neutral: what is, then what to do. */
export const words = {
  product: '勾稽',
  productNote: '部门预算公开审核',
  offline: '离线',
  offlineNote: '本程序不连接网络，所有文件只保存在本机',
  screens: {
    library: '资料',
    review: '审阅',
    compare: '对比',
    ledger: '台账',
    rules: '规则',
    settings: '设置',
  } satisfies Record<Screen, string>,
  rail: '主要屏幕',
  skip: '转到主要内容',
  actions: {
    import: '导入',
    importFolder: '导入文件夹',
    export: '导出',
    cancel: '取消',
    close: '关闭',
    dismiss: '收起',
    save: '保存',
    discard: '放弃改动',
    all: '全部',
    bars: '选择和筛选',
  },
  ...names,
  search: searchWords,
  messages: messagesWords,
  library: libraryWords,
  review: reviewWords,
  evidence: evidenceWords,
  note: noteWords,
  compare: compareWords,
  ledger: ledgerWords,
  rules: rulesWords,
  settings: settingsWords,
  status: statusWords,
  keys: keysWords,
  batches: batchesWords,
  packages: packagesWords,
} as const;
