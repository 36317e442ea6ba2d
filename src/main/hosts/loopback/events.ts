import type { ServerResponse } from 'node:http';
import type { DeskEvent } from '../../../shared/desk-api.js';

/** The open event streams of the page (server-sent events). */
export type EventStreams = {
  readonly add: (response: ServerResponse) => void;
  readonly send: (event: DeskEvent) => void;
  readonly close: () => void;
};

/** Milliseconds between signs of life: a page whose computer slept notices a dead connection by them. */
const HEARTBEAT = 15_000;

/** Holds the streams and keeps them alive. */
export function createEventStreams(heartbeat: number = HEARTBEAT): EventStreams {
  const open = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const response of open) response.write(text);
  };
  const timer = setInterval(() => write(': alive\n\n'), heartbeat);
  timer.unref();
  return {
    add: (response) => {
      open.add(response);
      response.on('close', () => open.delete(response));
      response.write('retry: 1000\n\n');
    },
    // JSON has no line break outside strings and escapes those inside: one event is one line.
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    close: () => {
      clearInterval(timer);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
