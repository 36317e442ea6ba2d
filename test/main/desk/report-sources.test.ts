// What is decided while a report is put together: the report is of one moment.
import { expect, it } from 'vitest';
import { createDisclosureCache } from '../../../src/main/desk/disclosure-cache.js';
import { sourcesOf } from '../../../src/main/desk/report-sources.js';
import {
  findDocument,
  saveNote,
  storeAcross,
  storeCheck,
  storeDocument,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { coverage, draft, finding, newDocument, temporaryWorkspace } from '../workspace/samples.js';

/** Two units, the first of which has been read when the promise is given back: its turn is over, the other's is not. */
function begin(workspace: Workspace) {
  const stored = ['901001', '902001'].map(
    (unitCode) =>
      storeDocument(workspace, newDocument(`${unitCode} 单位`, { unitCode, unitName: unitCode }), '张三').id,
  );
  const [first = '', second = ''] = stored;
  const documents = [first, second].flatMap((id) => findDocument(workspace, id) ?? []);
  const sources = sourcesOf({ workspace, disclosures: createDisclosureCache(workspace) }, documents);
  return { first, second, sources };
}

it('holds a note and a new check of a document that was read already', async () => {
  const workspace = temporaryWorkspace();
  const { first, sources } = begin(workspace);
  const saved = saveNote(workspace, draft(first, { text: '其间写下' }), '张三');
  expect(saved).toMatchObject({ saved: true });
  const check = { findings: [finding(first, 'f-2')], coverage: [coverage(first, { count: 7 })] };
  storeCheck(workspace, first, check, '张三');
  const [source] = await sources;
  expect(source?.notes.map(({ text }) => text)).toEqual(['其间写下']);
  expect(source?.findings.map(({ id }) => id)).toEqual(['f-2']);
  expect(source?.coverage.map(({ count }) => count)).toEqual([7]);
});

it('holds what was found between the documents meanwhile', async () => {
  const workspace = temporaryWorkspace();
  const { first, second, sources } = begin(workspace);
  storeAcross(workspace, { findings: [finding(first, 'f-9', { documents: [first, second] })], coverage: [] });
  const [source, other] = await sources;
  expect(source?.findings.map(({ id }) => id)).toEqual(['f-1', 'f-9']);
  expect(other?.findings.map(({ id }) => id)).toEqual(['f-1']);
});

it('ends where documents are checked again without a pause', async () => {
  const workspace = temporaryWorkspace();
  const { first, sources } = begin(workspace);
  let checks = 0;
  let isOver = false;
  const again = (): void => {
    if (isOver) return;
    checks++;
    storeCheck(workspace, first, { findings: [finding(first, `f-${checks}`)], coverage: [] }, '张三');
    setImmediate(again);
  };
  again();
  const [source] = await sources;
  isOver = true;
  expect(source?.findings.map(({ id }) => id)).toEqual([`f-${checks}`]);
});
