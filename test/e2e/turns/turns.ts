/** Turns of the program's threads and of the page that took long, by the processor time they took. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../harness.js';

/** A turn: nothing else happens in that thread while it lasts. */
export type Turn = {
  readonly thread: 'page' | 'service' | 'host';
  /** Processor time in milliseconds. */
  readonly milliseconds: number;
  /** What it was, as far as it can be told. */
  readonly of: string;
};

/**
 * The environment under which the program writes its turns down into a file. `profiles`: a folder for a processor profile of each
 * of its threads, which tells what a turn was at.
 */
export function watched(file: string, from: number, profiles: string | undefined): Readonly<Record<string, string>> {
  const script = pathToFileURL(join(ROOT, 'test/e2e/turns/watch.mjs')).href;
  const profile = profiles === undefined ? '' : ` --cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${profiles}`;
  return { NODE_OPTIONS: `--import ${script}${profile}`, GOUJI_TURNS: file, GOUJI_TURNS_FROM: String(from) };
}

/** What the program has written down so far. */
export function turnsIn(file: string): readonly Turn[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { thread, milliseconds, of } = JSON.parse(line) as Omit<Turn, 'of'> & { readonly of: readonly string[] };
      return { thread, milliseconds, of: of.join(', ') };
    });
}

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: where it stands on the clock, and on the thread's own. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly type?: string; readonly functionName?: string };
  };
};

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const PROFILE = 'disabled-by-default-v8.cpu_profiler';

/** A step with the page on the clock. `path`: a file for its trace with a processor profile, which the tools of a browser show. */
type TracedStep = { readonly run: () => Promise<void>; readonly path: string | undefined };

/** Runs a step and gives the tasks of the page that took at least so long. */
export async function pageTurns(
  browser: Browser,
  page: Page,
  from: number,
  { run, path }: TracedStep,
): Promise<readonly Turn[]> {
  await browser.startTracing(page, {
    categories: path === undefined ? CATEGORIES : [...CATEGORIES, PROFILE],
    ...(path !== undefined && { path }),
  });
  let trace: Buffer;
  try {
    await run();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  return longTasks(traceEvents, from);
}

function longTasks(events: readonly TraceEvent[], from: number): readonly Turn[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = events.filter(({ ph, pid, tid, dur }) => ph === 'X' && main.has(`${pid} ${tid}`) && (dur ?? 0) >= 5000);
  const isWithin = (one: TraceEvent, task: TraceEvent): boolean =>
    one !== task && one.pid === task.pid && one.ts >= task.ts && one.ts + (one.dur ?? 0) <= task.ts + (task.dur ?? 0);
  const tasks = own.filter(({ name, tdur }) => name.endsWith('RunTask') && (tdur ?? 0) / 1000 >= from);
  return tasks
    .filter((task) => !tasks.some((other) => isWithin(task, other)))
    .map((task) => {
      const parts = own
        .filter((one) => isWithin(one, task) && (one.tdur ?? 0) >= 10_000 && !one.name.endsWith('RunTask'))
        .map(({ name, tdur, args }) => `${name}${detail(args)} ${Math.round((tdur ?? 0) / 1000)}`);
      return { thread: 'page', milliseconds: (task.tdur ?? 0) / 1000, of: parts.join(' > ') } as const;
    });
}

function detail(args: TraceEvent['args']): string {
  const said = args?.data?.type ?? args?.data?.functionName ?? '';
  return said === '' ? '' : `(${said})`;
}
