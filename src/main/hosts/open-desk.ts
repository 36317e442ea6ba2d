/** `gouji desk`: opens the desk in Electron where it is installed, else for the browser on this computer. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startDesk, type DeskClient } from '../desk/client.js';
import { messageOf } from '../desk/trouble.js';
import { browserCommand, chooseHost, findElectron } from './choose-host.js';
import { makeDefaultFolder } from './default-folder.js';
import { hasFailures, importLines, progressLine } from './import-lines.js';
import { startLoopback, type LoopbackHost } from './loopback/server.js';
import { pageFolder, programFolder } from './program-folder.js';

export type DeskRequest = {
  /** The SQLite file; made if absent. */
  readonly workspacePath: string;
  /** Files and folders to import at once. */
  readonly files: readonly string[];
};

/** A start that fails sooner than this, in milliseconds, never showed a window: the browser takes over. */
const START_FAILURE = 10_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs Electron until its window is closed. Null where it could not be started. */
async function runElectron(binary: string, request: DeskRequest): Promise<number | null> {
  const started = Date.now();
  const program = join(programFolder(), 'out', 'main', 'index.js');
  const paths = request.files.map((file) => resolve(file));
  // A variable of this name would make Electron run as a plain Node.
  const { ELECTRON_RUN_AS_NODE: _ignored, ...env } = process.env;
  const child = spawn(binary, [program, `--workspace=${resolve(request.workspacePath)}`, ...paths], {
    stdio: 'inherit',
    env,
  });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, forward);
  const code = await new Promise<number>((done) => {
    child.on('error', (error) => {
      report(`桌面窗口未能启动：${error.message}`);
      done(1);
    });
    // Ended as asked is no failure; a signal nobody sent (a crash) is one.
    child.on('exit', (exit, signal) =>
      done(signal === null ? (exit ?? 1) : SIGNALS.some((one) => one === signal) ? 0 : 1),
    );
  });
  for (const signal of SIGNALS) process.off(signal, forward);
  return code !== 0 && Date.now() - started < START_FAILURE ? null : code;
}

function showProgress(desk: DeskClient): () => void {
  let last = '';
  return desk.onEvent((event) => {
    if (event.type !== 'import.progress') return;
    const line = progressLine(event.job);
    if (line === last) return;
    last = line;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  });
}

/** Imports what was named on the command line and prints what became of it. True where every file was read. */
async function importFiles(desk: DeskClient, files: readonly string[]): Promise<boolean> {
  if (files.length === 0) return true;
  const stopProgress = showProgress(desk);
  const job = await desk.importPaths(files.map((file) => resolve(file))).catch((error: unknown) => messageOf(error));
  stopProgress();
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  // The desk opens nevertheless: its library names the files whose import was cut off.
  if (typeof job === 'string') {
    report(job);
    return false;
  }
  const listed = await desk.call('documents.list', {});
  // What became of each file is told also where the list cannot be had.
  if (!listed.ok) report(listed.error.message);
  const documents = listed.ok ? listed.value : [];
  for (const line of importLines(job, documents)) say(line);
  return listed.ok && !hasFailures(job, documents);
}

/** Opens the system's browser. Where that fails the printed address is enough, so the failure is only told. */
function openBrowser(host: LoopbackHost): void {
  const command = browserCommand(host.addressOnce(), process.platform, process.env);
  if (command === null) return;
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.on('error', (error) => report(`未能自动打开浏览器（${error.message}）。请手动打开上面的地址。`));
  child.on('exit', (code) => {
    if (code !== 0) report('未能自动打开浏览器。请手动打开上面的地址。');
  });
  child.unref();
}

/** Ends when the person (or the system) asks the program to end. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of SIGNALS) process.once(signal, () => done());
  });
}

async function runLoopback(request: DeskRequest): Promise<number> {
  // Heard from the start: a signal during a long import must still close the workspace.
  const end = asked();
  let desk: DeskClient;
  const workspacePath = resolve(request.workspacePath);
  try {
    await makeDefaultFolder(workspacePath);
    desk = await startDesk({ workspacePath, host: 'loopback' });
  } catch (error) {
    report(messageOf(error));
    return 2;
  }
  try {
    const complete = await Promise.race([importFiles(desk, request.files), end.then(() => null)]);
    if (complete === null) return 0;
    const host = await startLoopback(desk, pageFolder());
    say(`请在本机浏览器中打开下面的地址（只有本机可以访问，按 Ctrl+C 结束）：`);
    say(host.address);
    openBrowser(host);
    if (process.env['GOUJI_EXIT_AFTER_PRINT'] !== '1') await end;
    await host.close();
    return complete ? 0 : 3;
  } finally {
    await desk.close();
  }
}

/**
 * Opens the desk and resolves with the exit code when it ends: 0 done, 2 the workspace cannot be opened, 3 a file named
 * could not be read.
 */
export async function openDesk(request: DeskRequest): Promise<number> {
  // A reader of the output that goes away (`| head`) does not end the desk.
  process.stdout.on('error', () => undefined);
  const electron = findElectron(programFolder(), process.env);
  if (electron !== null && chooseHost(electron, process.platform, process.env) === 'electron') {
    const code = await runElectron(electron, request);
    if (code !== null) return code;
    report('桌面窗口未能启动，改用本机浏览器。');
  }
  return runLoopback(request);
}
