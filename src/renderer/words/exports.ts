import type { ExportKind, ExportFormat } from '../../shared/desk-api.js';

/** 界面文字：导出和打印. */
export const exportWords = {
  title: '导出预览',
  open: '预览和打印',
  kind: '导出的内容',
  kinds: {
    opinion: '审核意见书',
    ledger: '问题台账',
    summary: '汇总表',
    'check-table': '检查表',
    'finding-sheet': '取证单',
    annotated: '批注表',
  } satisfies Record<ExportKind, string>,
  formats: {
    docx: '写出 Word',
    xlsx: '写出 Excel',
    md: '写出 Markdown',
    csv: '写出 CSV',
    json: '写出数据 JSON',
  } satisfies Record<ExportFormat, string>,
  document: '文件',
  sheet: '取证单',
  print: '打印或存为 PDF',
  reading: '正在生成预览',
  missing: '预览未能生成。原因见上方消息；请处理后重新打开预览。',
  hint: '写出的文件与此处所示内容相同。',
  short: (shown: number, rows: number) => `预览前 ${shown} 行，共 ${rows} 行；写出和打印的内容包含全部各行。`,
  paper: (title: string) => `预览：${title}`,
  template: {
    own: '版式：程序自带（公文版面）',
    chosen: (name: string) => `模板：${name}`,
    choose: '选择模板（.docx）',
    unreadable: (name: string) => `“${name}”未能读取，模板没有改变。请确认文件仍在原处、未被其他程序占用，再重新选择。`,
    reset: '恢复自带版式',
    example: '取得模板样例',
    note: '预览所示为填入后的文字；字体和版式以模板为准。',
  },
} as const;
