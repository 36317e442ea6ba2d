// Runs in a process of its own that the durability test kills: starts the built service thread over a workspace and
//   notes:  saves notes one after the other and prints the text of each one that was acknowledged
//   import: imports the files of a folder and prints the path of each one that was reported as imported
// Usage: node durability-child.mjs SERVICE WORKSPACE notes DOCUMENT PREFIX | import FOLDER
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const [service, workspacePath, task, subject, prefix] = process.argv.slice(2);
const worker = new Worker(service, { workerData: { workspacePath, host: 'loopback', resources: null } });

const anchor = {
  document: subject,
  table: null,
  tableKind: null,
  printedNumber: null,
  tableTitle: null,
  row: null,
  rowKey: null,
  rowLabel: null,
  column: null,
  columnPath: null,
  project: null,
  section: null,
  quote: null,
  place: null,
};

function ask(number, request) {
  worker.postMessage({ number, request }, []);
}

function saveNote(number) {
  const input = {
    id: null,
    revision: null,
    document: subject,
    finding: null,
    anchor,
    state: 'adopted',
    severity: 'error',
    text: `${prefix}-${number}`,
    suggestion: '',
    basis: '',
    rejectReason: null,
    rectification: 'none',
  };
  ask(number, { type: 'dispatch', operation: 'notes.save', input });
}

const reported = new Set();

worker.on('error', (error) => {
  writeSync(2, `${error.stack}\n`);
  process.exit(1);
});
worker.on('message', (message) => {
  if (message.type === 'refused') {
    writeSync(2, `${message.message}\n`);
    process.exit(1);
  }
  if (message.type === 'ready') {
    if (task === 'notes') saveNote(1);
    else ask(1, { type: 'import', paths: [subject] });
  }
  if (message.type === 'answer' && task === 'notes') {
    if (!message.value.ok) {
      writeSync(2, `${message.value.error.message}\n`);
      process.exit(1);
    }
    // Written synchronously: what was acknowledged is told before the next note begins.
    writeSync(1, `${message.value.value.text}\n`);
    saveNote(message.number + 1);
  }
  // Every file is in: there is nothing left to cut off.
  if (message.type === 'answer' && task === 'import') process.exit(0);
  if (message.type === 'event' && message.event.type === 'import.progress') {
    for (const { path, state } of message.event.job.items) {
      if (state !== 'imported' || reported.has(path)) continue;
      reported.add(path);
      writeSync(1, `${path}\n`);
    }
  }
});
