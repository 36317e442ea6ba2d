// Runs in a process of its own that the kill test ends at any moment: starts the built service thread over a workspace with two
// years of a unit and does what a reviewer does, one act after the other, in the same order every time. Prints the number of
// each act that was acknowledged, and a word before the package is merged.
// Usage: node review-child.mjs SERVICE WORKSPACE
//          import FILE…       imports the files
//          pack PACKAGE       what another reviewer says, and writes it as a package
//          review PACKAGE [COPIES]   the acts; with a folder, keeps a copy of the workspace as it lies there after each
import { copyFileSync, existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [service, workspacePath, task, ...given] = process.argv.slice(2);
const worker = new Worker(service, { workerData: { workspacePath, host: 'loopback', resources: null } });
const pending = new Map();
let number = 0;

worker.on('error', (error) => {
  writeSync(2, `${error.stack}\n`);
  process.exit(1);
});
const ready = new Promise((resolve) => {
  worker.on('message', (message) => {
    if (message.type === 'ready') resolve();
    if (message.type === 'refused') throw new Error(message.message);
    if (message.type === 'answer') pending.get(message.number)(message.value);
    if (message.type === 'failure') throw new Error(message.message);
  });
});

function ask(request, transfer = []) {
  number += 1;
  const answer = new Promise((resolve) => pending.set(number, resolve));
  worker.postMessage({ number, request }, transfer);
  return answer;
}

async function call(operation, input = {}) {
  const reply = await ask({ type: 'dispatch', operation, input });
  if (!reply.ok) throw new Error(`${operation}: ${reply.error.message}`);
  return reply.value;
}

let acts = 0;

/** One act. Its number is written before the next one begins. */
async function act(operation, input) {
  const value = await call(operation, input);
  const copies = given[1];
  if (copies !== undefined) {
    for (const end of ['', '-wal']) {
      if (existsSync(`${workspacePath}${end}`))
        copyFileSync(`${workspacePath}${end}`, join(copies, `${acts}.gouji${end}`));
    }
  }
  writeSync(1, `${acts}\n`);
  acts += 1;
  return value;
}

/** The two years, and the findings of each. */
async function opened() {
  const documents = (await call('documents.list')).toSorted((one, other) => one.fiscalYear - other.fiscalYear);
  const ids = documents.map(({ id }) => id);
  const findings = (await call('findings.list')).map(({ finding }) => finding);
  const of = (id) => findings.filter(({ documents: [document] }) => document === id);
  return { ids, older: of(ids[0]), newer: of(ids[1]) };
}

function noteOn(document, finding, text, more = {}) {
  const words = { state: 'adopted', severity: 'error', text, suggestion: '', basis: '' };
  const about = { id: null, revision: null, document, finding: finding.id, anchor: finding.at };
  return { ...about, ...words, rejectReason: null, rectification: 'none', ...more };
}

/** Parts the years of the first row that has both. */
async function splitRow(perform, ids, kind) {
  const compared = { layout: 'years', sources: ids.map((document) => ({ document, unitCode: null })) };
  const { sheet } = await call('compare.rows', { compared, kind });
  const row = sheet.rows.find(({ figures }) => figures.every((year) => year !== null));
  const { lane, key } = row ?? sheet.rows[0];
  await perform('compare.pair', {
    compared,
    kind,
    change: { type: 'split', row: { lane, key }, column: sheet.columns[0].key },
  });
}

const rule = (name, text) => ({ id: null, name, text, severity: 'warning', basis: '', enabled: true });

async function pack(path) {
  await call('app.setReviewer', { name: '乙' });
  const { ids, older, newer } = await opened();
  const [first, second] = ids;
  const rejected = { state: 'rejected', rejectReason: 'explained' };
  for (const finding of older) await call('notes.save', noteOn(first, finding, '乙：已说明', rejected));
  await call('notes.save', noteOn(second, newer[0], '乙：已说明', rejected));
  const { length } = newer;
  await call('notes.merge', {
    whole: noteOn(second, newer[length - 1], '乙：同因'),
    parts: [noteOn(second, newer[length - 2], '乙：同因之二')],
  });
  await call('silences.save', {
    document: second,
    finding: newer[length - 3].id,
    reach: 'disclosure',
    reason: '乙：口径',
  });
  await splitRow(call, ids, 'income');
  const aim = { target: 'profile', field: 'level', value: 'department' };
  await call('corrections.save', {
    document: second,
    changes: [{ id: null, revision: null, aim }],
    reason: '',
    remember: false,
  });
  await call('wordings.add', { kind: 'basis', family: '', text: '乙存的依据' });
  await call('ownRules.save', rule('乙的规则', '支出总表.项目支出 ≤ 支出总表.合计'));
  const { token } = await call('packages.export', { withOriginals: false });
  const { bytes } = await ask({ type: 'file', token });
  writeFileSync(path, bytes);
}

async function review(path) {
  await call('app.setReviewer', { name: '甲' });
  const { ids, older, newer } = await opened();
  const [first, second] = ids;
  let note = await act('notes.save', noteOn(second, newer[0], '甲：不符'));
  const whole = await act('notes.merge', {
    whole: noteOn(second, newer[1], '甲：同因'),
    parts: [noteOn(second, newer[2], '甲：同因之二'), noteOn(second, newer[3], '甲：同因之三')],
  });
  await act('review.look', {
    notes: [{ note: note.id, revision: note.revision }],
    look: { outcome: 'returned', reason: '补依据' },
  });
  const silence = await act('silences.save', {
    document: second,
    finding: newer[4].id,
    reach: 'later-years',
    reason: '甲：口径',
  });
  await splitRow(act, ids, 'expenditure');
  const aim = { target: 'profile', field: 'unitName', value: '更正后的单位名称' };
  await act('corrections.save', {
    document: second,
    changes: [{ id: null, revision: null, aim }],
    reason: '',
    remember: true,
  });
  await act('acts.undo');
  await act('acts.redo');
  await act('notes.save', { ...noteOn(second, newer[0], '甲：自记的一条'), finding: null });
  note = await act('notes.save', { ...noteOn(second, newer[0], '甲：改写'), id: note.id, revision: note.revision });
  await act('acts.undo');
  await act('acts.redo');
  await act('notes.split', { note: whole.id });
  await act('acts.undo');
  await act('silences.withdraw', { silence: silence.id, revision: silence.revision });
  await act('wordings.add', { kind: 'text', family: '', text: '甲存的常用语' });
  for (const finding of older) await act('notes.save', noteOn(first, finding, '甲：请补充'));
  const signed = await act('review.sign', { document: first, revision: null });
  const { buffer } = Uint8Array.from(readFileSync(path));
  const { value } = await ask({ type: 'upload', name: '乙.goujipack', bytes: buffer }, [buffer]);
  writeSync(1, 'merging\n');
  await act('packages.import', { token: value.token, name: '乙.goujipack' });
  await act('ownRules.save', rule('甲的规则', '支出总表.基本支出 ≤ 支出总表.合计'));
  await act('review.unlock', { document: first, revision: signed.signOff.revision, reason: '补充意见' });
  await act('acts.undo').catch(() => undefined);
}

await ready;
if (task === 'import') await ask({ type: 'import', paths: given });
else if (task === 'pack') await pack(given[0]);
else await review(given[0]);
await ask({ type: 'close' });
