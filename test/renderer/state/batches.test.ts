import { expect, it } from 'vitest';
import { chooseBatch, saveBatch } from '../../../src/renderer/state/batches.js';
import { createDesk, type Desk } from '../../../src/renderer/state/desk.js';
import { reload, startDesk } from '../../../src/renderer/state/loading.js';
import { openDocument } from '../../../src/renderer/state/navigation.js';
import type { DeskBridge } from '../../../src/shared/desk-api.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

type Asked = { readonly operation: string; readonly input: unknown };

async function openDesk(): Promise<{ readonly desk: Desk; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const bridge = fakeBridge();
  const call: DeskBridge['call'] = (operation, input) => {
    asked.push({ operation, input });
    return bridge.call(operation, input);
  };
  const desk = createDesk({ ...bridge, call });
  startDesk(desk);
  await until(() => desk.store.get().ready);
  return { desk, asked };
}

it('asks for findings and notes of the batch looked at', async () => {
  const { desk, asked } = await openDesk();
  asked.length = 0;
  expect(await chooseBatch(desk, 'batch-2025')).toBe(true);
  expect(asked.filter(({ operation }) => operation === 'findings.list' || operation === 'notes.list')).toEqual([
    { operation: 'findings.list', input: { batch: 'batch-2025' } },
    { operation: 'notes.list', input: { batch: 'batch-2025' } },
  ]);
});

it('puts away the document in hand where it is not in the batch looked at', async () => {
  const { desk } = await openDesk();
  const own = desk.store.get().documents.find(({ fiscalYear }) => fiscalYear === 2025);
  if (own === undefined) throw new Error('no document of 2025');
  openDocument(desk, own.id);
  await until(() => desk.store.get().focus.document === own.id);
  await chooseBatch(desk, 'batch-2025');
  expect(desk.store.get().focus).toMatchObject({ document: own.id, scope: own.id });
  await chooseBatch(desk, 'batch-2026');
  expect(desk.store.get().focus).toMatchObject({ document: null, scope: null, table: null, target: null });
});

it('looks at a batch of a document that is opened from elsewhere, and says so: it must not seem to have no findings', async () => {
  const { desk } = await openDesk();
  await chooseBatch(desk, 'batch-2025');
  const other = desk.store.get().documents.find(({ fiscalYear }) => fiscalYear === 2026);
  if (other === undefined) throw new Error('no document of 2026');
  openDocument(desk, other.id);
  await until(() => desk.store.get().focus.document === other.id);
  expect(desk.store.get().batches.chosen).toBe('batch-2026');
  expect(desk.store.get().messages.at(-1)?.text).toContain('不在当前批次');
  // Its batch is archived: all documents are looked at.
  const old = desk.store.get().documents.find(({ fiscalYear }) => fiscalYear === 2024);
  if (old === undefined) throw new Error('no document of 2024');
  openDocument(desk, old.id);
  await until(() => desk.store.get().focus.document === old.id);
  expect(desk.store.get().batches.chosen).toBeNull();
});

it('asks for the findings of all documents once the batch looked at is archived', async () => {
  const { desk, asked } = await openDesk();
  await chooseBatch(desk, 'batch-2025');
  const batch = desk.store.get().batches.batches.find(({ id }) => id === 'batch-2025');
  if (batch === undefined) throw new Error('no batch of 2025');
  asked.length = 0;
  await saveBatch(desk, { ...batch, reviewers: [...batch.reviewers], archived: true });
  expect(desk.store.get().batches.chosen).toBeNull();
  expect(asked.filter(({ operation }) => operation === 'findings.list')).toEqual([
    { operation: 'findings.list', input: {} },
  ]);
});

it('keeps to the batch chosen while older answers were on their way', async () => {
  const bridge = fakeBridge();
  let hold: Promise<void> | null = null;
  const asked: Asked[] = [];
  const call: DeskBridge['call'] = async (operation, input) => {
    asked.push({ operation, input });
    const reply = await bridge.call(operation, input);
    if (hold !== null && operation !== 'batches.choose') await hold;
    return reply;
  };
  const desk = createDesk({ ...bridge, call });
  startDesk(desk);
  await until(() => desk.store.get().ready);
  await chooseBatch(desk, 'batch-2026');
  let release: () => void = () => undefined;
  hold = new Promise((resolve) => (release = resolve));
  // An import ends: the lists are asked for, and answered, as they are of the first batch …
  const older = reload(desk, ['documents', 'findings', 'notes']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  // … and only after the second one was chosen do the answers arrive.
  const chosen = chooseBatch(desk, 'batch-2025');
  await until(() => desk.store.get().batches.chosen === 'batch-2025');
  hold = null;
  release();
  await Promise.all([older, chosen]);
  expect(desk.store.get().batches.chosen).toBe('batch-2025');
  expect(asked.findLast(({ operation }) => operation === 'findings.list')?.input).toEqual({ batch: 'batch-2025' });
});

it('keeps to its batch where another window chooses one, until that batch is archived', async () => {
  const { desk } = await openDesk();
  await chooseBatch(desk, 'batch-2026');
  // What another window asks does not pass through this page.
  await desk.bridge.call('batches.choose', { batch: 'batch-2025' });
  await reload(desk, ['documents', 'findings', 'notes']);
  expect(desk.store.get().batches.chosen).toBe('batch-2026');
  const batch = desk.store.get().batches.batches.find(({ id }) => id === 'batch-2026');
  if (batch === undefined) throw new Error('no batch of 2026');
  await desk.bridge.call('batches.save', { ...batch, reviewers: [...batch.reviewers], archived: true });
  await reload(desk, ['documents', 'findings', 'notes']);
  expect(desk.store.get().batches.chosen).toBeNull();
});
