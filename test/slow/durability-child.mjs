// Runs in a process of its own that the durability test kills: starts the built service thread over a workspace and
//   notes:  saves notes one after the other and prints the text of each one that was acknowledged
//   acts:   keeps and removes words, writes a note and corrects a reading, takes both back and does them again, over and
//           over; prints every act that was acknowledged
//   import: imports the files of a folder and prints the path of each one that was reported as imported
// Usage: node durability-child.mjs SERVICE WORKSPACE notes|acts DOCUMENT PREFIX | import FOLDER
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const [service, workspacePath, task, subject, prefix] = process.argv.slice(2);
const worker = new Worker(service, {
  name: 'gouji-service',
  workerData: { workspacePath, host: 'loopback', resources: null },
});

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
  ask(number, { type: 'dispatch', operation: 'notes.save', input: noteInput(number) });
}

function noteInput(number) {
  return {
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
}

/** Words that are kept now, by the answers. */
let kept = [];
/** Correction in force, by the answers: its name and the revision to change it on. */
let inForce = { id: null, revision: null };

/** One act after the other; each round ends as it began, but for the log and the words. */
function actAt(number) {
  const words = `${prefix}-${number}`;
  const correct = { ...inForce, aim: { target: 'profile', field: 'unitName', value: words } };
  switch (number % 9) {
    case 0:
      return ['wordings.add', { kind: 'text', family: '', text: words }];
    case 1:
      return ['notes.save', noteInput(number)];
    case 2:
    case 7:
      return ['acts.undo', {}];
    case 3:
      return ['acts.redo', {}];
    case 4:
      return kept.length > 3
        ? ['wordings.remove', { wording: kept[0] }]
        : ['wordings.add', { kind: 'basis', family: '', text: words }];
    case 5:
      return ['corrections.list', { document: subject }];
    case 6:
      return ['corrections.save', { document: subject, changes: [correct], reason: '', remember: true }];
    default:
      return ['wordings.add', { kind: 'suggestion', family: '', text: words }];
  }
}

let asked = '';

function act(number) {
  const [operation, input] = actAt(number);
  asked = operation;
  ask(number, { type: 'dispatch', operation, input });
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
    else if (task === 'acts') act(1);
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
  if (message.type === 'answer' && task === 'acts') {
    const { ok, value, error } = message.value;
    if (!ok) {
      writeSync(2, `${asked}: ${error.message}\n`);
      process.exit(1);
    }
    if (asked.startsWith('wordings.')) kept = value.filter(({ origin }) => origin === 'own').map(({ id }) => id);
    const correction = asked === 'corrections.list' ? value.map((view) => view.correction).at(-1) : undefined;
    if (asked !== 'corrections.list') writeSync(1, `${asked}\n`);
    else if (correction?.state === 'active') inForce = { id: correction.id, revision: correction.revision };
    else inForce = { id: null, revision: null };
    act(message.number + 1);
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
