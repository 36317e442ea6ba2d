// Entry of the service thread: the only thread that opens the workspace.
import { parentPort, workerData } from 'node:worker_threads';
import { dependencies } from './default-dependencies.js';
import { createDesk, type Desk } from './desk.js';
import type { NumberedRequest, ServiceAnswers, ServiceMessage, ServiceRequest, ServiceStart } from './protocol.js';
import { reportTrouble } from './trouble.js';

function answer(desk: Desk, request: ServiceRequest): Promise<ServiceAnswers[ServiceRequest['type']]> {
  switch (request.type) {
    case 'dispatch':
      return desk.dispatch(request.operation, request.input);
    case 'upload':
      return desk.upload(request.name, request.bytes);
    case 'file':
      return Promise.resolve(desk.file(request.token));
    case 'import':
      return desk.importPaths(request.paths);
    case 'interrupted':
      return Promise.resolve(desk.keepInterrupted(request.files)).then(() => null);
    case 'close':
      return desk.close().then(() => null);
  }
}

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('service.js must be started as a thread');
  const send = (message: ServiceMessage): void => port.postMessage(message);
  let desk: Desk;
  try {
    desk = createDesk({
      ...(workerData as ServiceStart),
      dependencies,
      emit: (event) => send({ type: 'event', event }),
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ type: 'refused', message });
    port.close();
    return;
  }
  const handle = async ({ number, request }: NumberedRequest): Promise<void> => {
    try {
      send({ type: 'answer', number, value: await answer(desk, request) });
    } catch (error) {
      reportTrouble(request.type, error);
      send({ type: 'failure', number, message: error instanceof Error ? error.message : String(error) });
    }
    if (request.type === 'close') port.close();
  };
  port.on('message', (message: NumberedRequest) => void handle(message));
  send({ type: 'ready' });
}

serve();
