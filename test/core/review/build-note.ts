/** Notes and findings for tests of the review model and the reports. All invented. */
import type { Coverage, Finding, RuleInfo } from '../../../src/core/checks/index.js';
import { anchorForDocument, type Anchor } from '../../../src/core/disclosure/index.js';
import type { Note } from '../../../src/core/review/index.js';

export const RULES: readonly RuleInfo[] = [
  {
    id: 'SUM-ROW',
    name: '行内合计',
    family: 'arithmetic',
    severity: 'error',
    basis: '预算法第十四条',
    needs: '合计列',
    description: '',
  },
  {
    id: 'DISC-TABLES',
    name: '表格齐全',
    family: 'disclosure',
    severity: 'warning',
    basis: '公开办法',
    needs: '目录',
    description: '',
  },
];

export function buildFinding(draft: Partial<Finding> & { readonly id: string; readonly at: Anchor }): Finding {
  return {
    rule: 'SUM-ROW',
    family: 'arithmetic',
    severity: 'error',
    outcome: 'finding',
    documents: [draft.at.document],
    message: '合计与各项之和不一致。',
    arithmetic: '1.00 + 2.00 = 3.00 ≠ 4.00',
    expected: '3.00',
    actual: '4.00',
    difference: '1.00',
    evidence: [],
    suspects: [],
    group: draft.id,
    basis: '预算法第十四条',
    ...draft,
  };
}

export function buildNote(draft: Partial<Note> & { readonly id: string }): Note {
  const document = draft.document ?? 'sha-1';
  return {
    document,
    finding: null,
    anchor: anchorForDocument(document),
    state: 'adopted',
    severity: 'error',
    text: '',
    suggestion: '',
    basis: '',
    rejectReason: null,
    rectification: 'none',
    author: '审核甲',
    createdAt: '2026-02-03T09:00:00+08:00',
    updatedAt: '2026-02-04T09:00:00+08:00',
    revision: 1,
    ...draft,
  };
}

export function buildCoverage(rule: string, state: Coverage['state'], why = ''): Coverage {
  return { document: 'sha-1', rule, state, why, count: 1 };
}
