// Entry of the service thread: the only thread that opens the workspace.
import { parentPort, workerData } from 'node:worker_threads';
import { createReaderPool, remoteProcesses } from '../intake/index.js';
import { dependencies as usual } from './default-dependencies.js';
import type { Dependencies } from './dependencies.js';
import { createExaminer } from './backups/examiner-thread.js';
import { KEEPER_TIMES } from './backups/keeper.js';
import type { NumberedRequest, ServiceAnswers, ServiceMessage, ServiceRequest, ServiceStart } from './protocol.js';
import { openDesk, type ReopeningDesk } from './reopening-desk.js';
import { messageOf, reportTrouble } from './trouble.js';

function answer(desk: ReopeningDesk, request: ServiceRequest): Promise<ServiceAnswers[ServiceRequest['type']]> {
  switch (request.type) {
    case 'dispatch':
      return desk.dispatch(request.operation, request.input);
    case 'upload':
      return desk.upload(request.name, request.bytes);
    case 'file':
      return desk.file(request.token);
    case 'import':
      return desk.importPaths(request.paths);
    case 'interrupted':
      return Promise.resolve(desk.keepInterrupted(request.files)).then(() => null);
    case 'close':
      return desk.close().then(() => null);
  }
}

/** The stages of the program; where somebody else starts the reader processes, with that one's. */
function dependenciesOf(readers: ServiceStart['readers']): Dependencies {
  if (readers === undefined) return usual;
  const openProcess = remoteProcesses(readers);
  return { ...usual, createReaderPool: (options) => createReaderPool({ openProcess, ...options }) };
}

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('service.js must be started as a thread');
  const send = (message: ServiceMessage): void => port.postMessage(message);
  send({ type: 'loaded' });
  let desk: ReopeningDesk;
  try {
    const { readers, ...start } = workerData as ServiceStart;
    desk = openDesk({
      ...start,
      dependencies: dependenciesOf(readers),
      copies: { examiner: createExaminer(), times: KEEPER_TIMES },
      emit: (event) => send({ type: 'event', event }),
    });
  } catch (error) {
    send({ type: 'refused', message: messageOf(error) });
    port.close();
    return;
  }
  const handle = async ({ number, request }: NumberedRequest): Promise<void> => {
    try {
      send({ type: 'answer', number, value: await answer(desk, request) });
    } catch (error) {
      reportTrouble(request.type, error);
      send({ type: 'failure', number, message: messageOf(error) });
    }
    if (request.type === 'close') port.close();
  };
  // One request begins in each turn of the loop. A page asks for several lists at once: answered in one turn they would keep all
  // others waiting for as long as all of them take.
  const waiting: NumberedRequest[] = [];
  const begin = (): void => {
    const request = waiting.shift();
    if (waiting.length > 0) setImmediate(begin);
    if (request !== undefined) void handle(request);
  };
  port.on('message', (message: NumberedRequest) => {
    waiting.push(message);
    if (waiting.length === 1) setImmediate(begin);
  });
  send({ type: 'ready' });
}

serve();
