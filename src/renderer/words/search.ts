import type { SearchKind } from '../../shared/desk-api.js';

/** 界面文字：搜索. */
export const searchWords = {
  label: '搜索全部资料、问题和意见',
  placeholder: '搜索表格、文字、金额、意见  Ctrl+K',
  nothing: '没有相符的内容',
  recent: '最近的文件',
  kinds: {
    document: '文件',
    table: '表',
    row: '表中数据',
    project: '项目和指标',
    sentence: '文字',
    finding: '问题',
    note: '意见',
  } satisfies Record<SearchKind, string>,
  more: (kind: string) => `更多${kind}`,
  pending: (count: number) => `还有 ${count} 份文件正在编入索引，其内容暂时搜不到`,
} as const;
