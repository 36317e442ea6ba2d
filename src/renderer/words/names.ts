import type { DocumentSummary, ImportItem, Note, NotePlacement } from '../../shared/desk-api.js';
import type { ComparisonRow } from '../../core/comparison/index.js';
import { words as reviewWords } from '../../core/review/words.js';

/**
 * Chinese names of the values that the program stores as English words. A part of the catalogue in words.ts. What reports
 * call by the same word is taken from theirs.
 */
export const names = {
  severity: reviewWords.severity,
  rounding: '取舍差',
  family: reviewWords.family,
  noteState: reviewWords.noteState,
  rejectReason: reviewWords.rejectReason,
  rectification: {
    none: '未整改',
    'in-progress': '整改中',
    done: '已整改',
    declined: '不整改',
  } satisfies Record<Note['rectification'], string>,
  placement: { same: '', 'value-changed': '数值已变', orphan: '原位置已无' } satisfies Record<NotePlacement, string>,
  stage: { budget: '预算', final: '决算' },
  level: { department: '部门', unit: '单位', unknown: '' },
  format: {
    text: '文本',
    pdf: 'PDF',
    docx: 'Word',
    doc: 'Word',
    xlsx: 'Excel',
    xls: 'Excel',
    html: '网页',
    ofd: 'OFD',
    image: '图片',
  } satisfies Record<DocumentSummary['format'], string>,
  documentState: {
    pending: '读取中',
    read: '已读取',
    partial: '部分读取',
    unread: '未能读取',
  } satisfies Record<DocumentSummary['state'], string>,
  importState: {
    waiting: '等待',
    reading: '读取中',
    imported: '已导入',
    'already-there': '已在资料中',
    failed: '未导入',
    cancelled: '已取消',
  } satisfies Record<ImportItem['state'], string>,
  uploadState: { uploading: '正在取入', failed: '未导入' },
  coverageState: reviewWords.coverage,
  rowStatus: {
    same: '不变',
    changed: '有变化',
    new: '新增',
    dropped: '减少',
    renamed: '改名',
    finer: '细分',
  } satisfies Record<ComparisonRow['status'], string>,
  matchedBy: { code: '码', name: '名', 'similar-name': '近似', neighbour: '相邻', reviewer: '人工' } satisfies Record<
    ComparisonRow['matchedBy'],
    string
  >,
  matchedByLong: {
    code: '按科目编码配对',
    name: '按名称配对',
    'similar-name': '按近似名称配对，请核对',
    neighbour: '名称不同，按前后两行的位置配对，请核对',
    reviewer: '由审核人配对',
  } satisfies Record<ComparisonRow['matchedBy'], string>,
} as const;
