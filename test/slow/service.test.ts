// The service thread dies for real while it imports: the program goes on with a new one, nothing acknowledged is lost,
// and every file that was cut off is told of.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startDesk } from '../../src/main/desk/client.js';
import { openWorkspace, storeDocument, verifyLog } from '../../src/main/workspace/index.js';
import type { DeskEvent, ImportJob, Input, Reply } from '../../src/shared/desk-api.js';
import { newDocument, temporaryFolder } from '../main/workspace/samples.js';

const BUILT = join(import.meta.dirname, '../../out/main/service.js');
const FILES = 100;

beforeAll(() => {
  if (!existsSync(BUILT)) throw new Error('out/main/service.js is missing: run npm run build first');
});

/** The built service with the ways to die in front of it. */
const MORTAL = pathToFileURL(join(import.meta.dirname, 'mortal-service.mjs'));

function must<Value>(reply: Reply<Value>): Value {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

function folderOfFiles(folder: string): string {
  const files = join(folder, 'files');
  mkdirSync(files);
  for (let index = 0; index < FILES; index += 1) {
    const rows = Array.from({ length: 200 }, (_, row) => `2101501-行政运行\t${index}.${row % 100}\t${row}.00`);
    writeFileSync(join(files, `${String(index).padStart(3, '0')}.txt`), `第${index}号材料\n${rows.join('\n')}\n`);
  }
  return files;
}

function noteOn(document: string, text: string): Input<'notes.save'> {
  const nowhere = {
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
  const words = { text, suggestion: '', basis: '', rejectReason: null };
  const state = { state: 'adopted', severity: 'error', rectification: 'none' } as const;
  return { id: null, revision: null, document, finding: null, anchor: { document, ...nowhere }, ...words, ...state };
}

function uploadFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`gouji-uploads-${process.pid}-`));
}

describe('the service', () => {
  it.each(['throw', 'exit', 'memory'])(
    'that dies during an import (%s) is started anew and loses nothing',
    async (way) => {
      const folder = temporaryFolder();
      const workspacePath = join(folder, 'w.gouji');
      const seed = openWorkspace(workspacePath);
      const { id } = storeDocument(seed, newDocument('甲'), '张三');
      seed.close();
      const before = uploadFolders();
      const desk = await startDesk({ workspacePath, host: 'loopback', service: MORTAL, heapMb: 300 });
      const jobs: ImportJob[] = [];
      const begun = Promise.withResolvers<void>();
      const recovered = Promise.withResolvers<void>();
      desk.onEvent((event: DeskEvent) => {
        if (event.type === 'import.progress') jobs.push(event.job);
        if (event.type === 'import.progress' && event.job.done >= 10) begun.resolve();
        if (event.type === 'workspace.changed' && jobs.at(-1)?.finished === true) recovered.resolve();
      });
      try {
        must(await desk.upload('材料.txt', new TextEncoder().encode('内容').buffer));
        const files = folderOfFiles(folder);
        const importing = desk.importPaths([files]);
        // Held at once: the refusal comes while other answers are awaited.
        const refusal = importing.then(
          () => null,
          (error: unknown) => String(error),
        );
        await begun.promise;
        must(await desk.call('notes.save', noteOn(id, '停止前的意见')));
        const dying = desk.dispatch('die', way);
        expect(await dying).toMatchObject({ ok: false });
        expect(await refusal).toContain('后台服务已停止');
        await recovered.promise;

        const last = jobs.at(-1)!;
        expect(last).toMatchObject({ finished: true, done: FILES, total: FILES });
        const stateOf = new Map(last.items.map(({ path, state }) => [path, state]));
        expect(new Set(stateOf.values())).toEqual(new Set(['imported', 'failed']));
        const cutOff = last.items.filter(({ state }) => state === 'failed');
        for (const { path, message } of cutOff) expect(message).toContain(`“${path}”没有确认导入`);

        const documents = must(await desk.call('documents.list', {})).map(({ fileName }) => fileName);
        const told = jobs.flatMap(({ items }) => items.filter(({ state }) => state === 'imported'));
        expect(told.filter(({ path }) => !documents.some((name) => path.endsWith(name)))).toEqual([]);
        expect(must(await desk.call('notes.list', {})).map(({ note }) => note.text)).toEqual(['停止前的意见']);
        const failures = must(await desk.call('documents.failures', {}));
        expect(failures.map(({ path }) => path)).toEqual(cutOff.map(({ path }) => path));
        expect(uploadFolders()).toEqual(before);

        const again = await desk.importPaths([files]);
        expect(new Set(again.items.map(({ state }) => state))).toEqual(new Set(['imported', 'already-there']));
        expect(must(await desk.call('documents.list', {}))).toHaveLength(FILES + 1);
      } finally {
        await desk.close();
      }
      const end = openWorkspace(workspacePath);
      expect(end.recovered).toBe(false);
      expect(end.database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(verifyLog(end.database).whole).toBe(true);
      end.close();
    },
  );
});
