import { describe, expect, it } from 'vitest';
import type { Correction, CorrectionTarget, TableAnchor } from '../../../src/core/disclosure/index.js';
import type { CorrectionView, DeskBridge, Input, Operation } from '../../../src/shared/desk-api.js';
import { correctionWords } from '../../../src/renderer/words/corrections.js';
import { correctionText } from '../../../src/renderer/screens/review/correct-list.js';
import { correctionAt, saveCorrections } from '../../../src/renderer/state/corrections.js';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { reload } from '../../../src/renderer/state/loading.js';
import { findingKey } from '../../../src/renderer/state/arrange.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

const TABLE: TableAnchor = {
  kind: 'expenditure',
  printedNumber: null,
  title: '支出总表',
  layout: 'x',
  place: { line: 1 },
};
const CELL: CorrectionTarget = {
  target: 'cell',
  table: TABLE,
  row: 2,
  rowKey: '合计',
  rowLabel: '合计',
  column: 4,
  columnPath: '合计',
  place: { line: 6, field: 4 },
  read: '15.80',
  text: '15.50',
};

function view(
  target: CorrectionTarget,
  place: CorrectionView['place'],
  more: Partial<Correction> = {},
): CorrectionView {
  const correction: Correction = {
    id: 'c1',
    document: 'd',
    target,
    origin: 'reviewer',
    state: 'active',
    reason: '',
    author: '张三',
    createdAt: '2026-03-05T09:10:11.123+08:00',
    updatedAt: '2026-03-05T09:10:11.123+08:00',
    revision: 3,
    ...more,
  };
  return { correction, place, remembered: false };
}

const THERE = { table: 'expenditure', row: 2, column: 4 };
const AIM = { target: 'cell', table: 'expenditure', row: 2, column: 4, text: '15.60' } as const;

describe('the correction at a place', () => {
  it('is the last one in force there', () => {
    expect(correctionAt([view(CELL, THERE), view(CELL, THERE, { id: 'c2' })], AIM)?.id).toBe('c2');
    expect(correctionAt([view(CELL, THERE, { state: 'withdrawn' })], AIM)).toBeNull();
    expect(correctionAt([view(CELL, null)], AIM)).toBeNull();
    expect(correctionAt([view(CELL, { ...THERE, row: 1 })], AIM)).toBeNull();
    expect(
      correctionAt([view(CELL, THERE)], { target: 'column', table: 'expenditure', column: 4, measure: 'total' }),
    ).toBeNull();
  });

  it('is named with what was read and what stands there', () => {
    expect(correctionText(CELL)).toBe('支出总表 · 合计 · 合计：读作“15.80”，更正为“15.50”');
    expect(correctionText({ target: 'profile', field: 'level', read: 'unknown', value: 'unit' })).toBe(
      '级次：读作“不区分”，更正为“单位（本级）”',
    );
    expect(correctionText({ target: 'table-kind', table: { ...TABLE, title: '' }, kind: 'income' })).toBe(
      '表种：读作“支出总表”，更正为“收入总表”',
    );
  });
});

describe('saving', () => {
  it('names the correction it changes, and says where nothing could be remembered', async () => {
    const calls: Input<'corrections.save'>[] = [];
    const bridge = fakeBridge();
    const call = (async (operation: Operation, input: never) => {
      if (operation === 'corrections.list') return { ok: true, value: [view(CELL, THERE)] };
      if (operation !== 'corrections.save') return bridge.call(operation, input);
      calls.push(input);
      return { ok: true, value: [view(CELL, THERE, { revision: 4 })] };
    }) as DeskBridge['call'];
    const desk = createDesk({ ...bridge, call });
    const [document] = (await desk.ask('documents.list', {}))!;
    expect(await saveCorrections(desk, document!.id, [AIM], { reason: '', remember: true })).toBe(true);
    expect(calls).toEqual([
      { document: document!.id, changes: [{ id: 'c1', revision: 3, aim: AIM }], reason: '', remember: true },
    ]);
    expect(desk.store.get().messages.map(({ text }) => text)).toEqual([correctionWords.notRemembered]);
    expect(desk.store.get().details[document!.id]).toBeDefined();
  });
});

describe('a finding that a correction has answered', () => {
  it('is let go of, and one that is still there is not', async () => {
    const bridge = fakeBridge();
    const gone = new Set<string>();
    const call = (async (operation: Operation, input: never) => {
      const reply = await bridge.call(operation, input);
      if (operation !== 'findings.list' || !reply.ok) return reply;
      const views = reply.value as readonly { readonly finding: { readonly id: string } }[];
      return { ok: true, value: views.filter(({ finding }) => !gone.has(finding.id)) };
    }) as DeskBridge['call'];
    const desk = createDesk({ ...bridge, call });
    await reload(desk, ['documents', 'findings', 'notes']);
    const { finding } = desk.store.get().findings[0]!;
    const key = findingKey(finding);
    desk.store.update(({ focus }) => ({
      focus: { ...focus, finding: key, target: { type: 'finding', finding: key } },
    }));
    await reload(desk, ['findings']);
    expect(desk.store.get().focus).toMatchObject({ finding: key, target: { finding: key } });
    gone.add(finding.id);
    await reload(desk, ['findings']);
    expect(desk.store.get().focus).toMatchObject({ finding: null, target: null });
  });
});
