import { describe, expect, it } from 'vitest';
import type { TableReading } from '../../../src/core/checks/index.js';
import { listTableReadings, storeDocument, sumTableReadings } from '../../../src/main/workspace/index.js';
import { storeCheck } from '../../../src/main/workspace/regions.js';
import { newDocument, temporaryWorkspace } from './samples.js';

const reading = (table: string, more: Partial<TableReading> = {}): TableReading => ({
  table,
  sums: 6,
  closed: 5,
  untested: 1,
  doubtful: 0,
  confirmed: 2,
  garbled: 0,
  ...more,
});

describe('the self-check of the tables of a document', () => {
  it('comes back in printed order and is added up for the library', () => {
    const workspace = temporaryWorkspace();
    const document = newDocument('甲');
    const readings = [reading('z'), reading('a', { doubtful: 3, garbled: 1 })];
    const { id } = storeDocument(workspace, { ...document, check: { ...document.check, readings } }, '张三');
    expect(listTableReadings(workspace, id)).toEqual(readings);
    expect(sumTableReadings(workspace)).toEqual([
      { document: id, sums: 12, closed: 10, untested: 2, doubtful: 3, confirmed: 4, garbled: 1 },
    ]);
  });

  it('is that of the last check', () => {
    const workspace = temporaryWorkspace();
    const document = newDocument('甲');
    const check = { ...document.check, readings: [reading('a'), reading('b')] };
    const { id } = storeDocument(workspace, { ...document, check }, '张三');
    storeCheck(workspace, id, { ...check, readings: [reading('a', { closed: 6 })] }, '张三');
    expect(listTableReadings(workspace, id)).toEqual([reading('a', { closed: 6 })]);
    // A check that says nothing of tables leaves nothing old behind.
    storeCheck(workspace, id, document.check, '张三');
    expect(listTableReadings(workspace, id)).toEqual([]);
    expect(sumTableReadings(workspace)).toEqual([]);
  });
});
