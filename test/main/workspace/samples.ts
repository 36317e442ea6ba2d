// Made-up documents, findings and notes for the tests of workspace and desk.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Coverage, Finding } from '../../../src/core/checks/index.js';
import type { Anchor, Disclosure, Level, Sourced, Stage } from '../../../src/core/disclosure/index.js';
import { openWorkspace, type NewDocument, type NoteDraft, type Workspace } from '../../../src/main/workspace/index.js';
import { afterThisTest } from '../../tidy.js';

/** A temporary folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A temporary folder for all tests of a file, removed after the last. */
export function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new workspace in a folder of its own, closed after the test. */
export function temporaryWorkspace(path = join(temporaryFolder(), 'a.gouji')): Workspace {
  const workspace = openWorkspace(path, { busyTimeoutMs: 50 });
  afterThisTest(() => workspace.close());
  return workspace;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sourced<Value>(value: Value | null): Sourced<Value> {
  return { value, from: value === null ? 'none' : 'cover', at: null, rejected: [] };
}

export type Who = {
  readonly unitCode?: string | null;
  readonly unitName?: string | null;
  readonly level?: Level;
  readonly year?: number | null;
  readonly stage?: Stage | null;
};

export function disclosure(who: Who = {}, more: Partial<Disclosure> = {}): Disclosure {
  return {
    fileName: '甲.txt',
    format: 'text',
    status: 'read',
    profile: {
      unitCode: sourced(who.unitCode === undefined ? '901001' : who.unitCode),
      unitName: sourced(who.unitName === undefined ? '测试甲单位' : who.unitName),
      level: sourced<Level>(who.level ?? 'unit'),
      fiscalYear: sourced(who.year === undefined ? 2026 : who.year),
      stage: sourced(who.stage === undefined ? 'budget' : who.stage),
      unitType: { value: null, from: 'none', at: null, rejected: [] },
      region: { value: null, from: 'none', at: null, rejected: [] },
    },
    tables: [],
    projects: [],
    sections: [],
    statements: [],
    claims: [],
    passages: [],
    defects: [],
    ...more,
  };
}

function anchor(document: string): Anchor {
  return {
    document,
    table: 'expenditure',
    tableKind: 'expenditure',
    printedNumber: null,
    tableTitle: null,
    row: 0,
    rowKey: '2101501',
    rowLabel: '行政运行',
    column: 1,
    columnPath: '合计',
    project: null,
    section: null,
    quote: '12.30',
    place: { line: 4 },
  };
}

export function finding(document: string, id = 'f-1', more: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: 'arithmetic.total',
    family: 'arithmetic',
    severity: 'error',
    outcome: 'finding',
    documents: [document],
    message: '合计与明细之和不符',
    arithmetic: '1.00 + 2.00 = 3.00 ≠ 3.10',
    at: anchor(document),
    expected: '3.00',
    actual: '3.10',
    difference: '0.10',
    evidence: [],
    suspects: [],
    group: 'g-1',
    basis: '表内加总',
    ...more,
  };
}

export function coverage(document: string, more: Partial<Coverage> = {}): Coverage {
  return { document, rule: 'arithmetic.total', state: 'pass', why: '', count: 3, ...more };
}

/** A document whose bytes are the given text. */
export function newDocument(text: string, who: Who = {}, more: Partial<NewDocument> = {}): NewDocument {
  const bytes = Buffer.from(text, 'utf8');
  const id = sha256(bytes);
  return {
    sha256: id,
    bytes,
    fileName: `${text.slice(0, 8)}.txt`,
    format: 'text',
    disclosure: disclosure(who),
    check: { findings: [finding(id)], coverage: [coverage(id, { state: 'finding' })] },
    lines: text.split('\n'),
    message: null,
    engine: 'engine-1',
    ...more,
  };
}

export function draft(document: string, more: Partial<NoteDraft> = {}): NoteDraft {
  return {
    id: null,
    revision: null,
    document,
    finding: null,
    anchor: anchor(document),
    state: 'adopted',
    severity: 'error',
    text: '合计不符',
    suggestion: '请核对',
    basis: '表内加总',
    rejectReason: null,
    rectification: 'none',
    ...more,
  };
}
