// A desk over a temporary workspace with readers and rules made for the test.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { RuleInfo } from '../../../src/core/checks/index.js';
import type { ReadJob, ReadOutcome } from '../../../src/main/intake/index.js';
import { renderPrinted } from '../../../src/main/reports/index.js';
import type { Dependencies } from '../../../src/main/desk/dependencies.js';
import { createDesk, type Desk } from '../../../src/main/desk/desk.js';
import type { DeskEvent, Input, Operation, Reply, Results } from '../../../src/shared/desk-api.js';
import { coverage, disclosure, finding, temporaryFolder } from '../workspace/samples.js';
import { afterThisTest } from '../../tidy.js';
import { archives } from './archives.js';

export const RULES: readonly RuleInfo[] = [
  {
    id: 'arithmetic.total',
    name: '合计',
    family: 'arithmetic',
    severity: 'error',
    basis: '表内加总',
    needs: '合计列',
    description: '合计等于各项之和',
  },
];

/**
 * Reads files of the form 「code name year stage」 in their first line. 「坏」 cannot be read, 「炸」 breaks the program,
 * 「慢」 waits until it is cancelled.
 */
export async function fakeRead({ name, source }: ReadJob, signal?: AbortSignal): Promise<ReadOutcome> {
  const bytes = Buffer.from('path' in source ? readFileSync(source.path) : source.bytes);
  const text = bytes.toString('utf8');
  if (text.startsWith('坏')) {
    return { ok: false, failure: { code: 'unsupported-format', message: `“${name}”的格式不能读取。` } };
  }
  if (text.startsWith('炸')) throw new Error('the reader broke');
  if (text.startsWith('慢')) {
    await new Promise<void>((resolve) => {
      if (signal?.aborted === true) resolve();
      signal?.addEventListener('abort', () => resolve());
    });
    return { ok: false, failure: { code: 'cancelled', message: '已取消' } };
  }
  const [unitCode = null, unitName = null, year = '2026', stage = 'budget'] = text.split('\n')[0]!.split(' ');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ok: true,
    value: {
      sha256,
      size: bytes.length,
      format: 'text',
      disclosure: disclosure(
        { unitCode, unitName, year: Number(year), stage: stage === 'final' ? 'final' : 'budget' },
        { fileName: name },
      ),
      check: { findings: [finding(sha256)], coverage: [coverage(sha256, { state: 'finding' })] },
      lines: text.split('\n'),
    },
  };
}

function missing(): never {
  throw new Error('not part of this test');
}

export function fakeDependencies(more: Partial<Dependencies> = {}): Dependencies {
  const checkDocument: Dependencies['checkDocument'] =
    more.checkDocument ??
    (({ document }) => ({
      findings: [finding(document)],
      coverage: [coverage(document, { state: 'finding' })],
    }));
  return {
    createReaderPool: () => ({ ...archives, read: fakeRead, close: async () => undefined }),
    createPageDrawer: () => ({
      sizes: async () => ({ sizes: [], message: null }),
      draw: async () => ({ type: 'none', message: '' }),
      close: async () => undefined,
    }),
    findDocuments: async (paths) => ({ files: paths.map((path) => ({ path, name: path })), problems: [] }),
    checkDocument,
    checkDocumentInTurns: async (...what) => {
      await setImmediate();
      return checkDocument(...what);
    },
    checkAcross: () => ({ findings: [], coverage: [] }),
    ruleCatalogue: () => RULES,
    alignTable: missing,
    comparableUnits: missing,
    compareProjects: missing,
    placeNote: missing,
    buildReport: missing,
    renderReport: missing,
    renderPrinted,
    ...more,
  };
}

export type TestDesk = {
  readonly desk: Desk;
  readonly events: DeskEvent[];
  readonly folder: string;
  readonly workspacePath: string;
  readonly call: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Reply<Results[Name]>>;
  /** The value of a reply, or a failed test. */
  readonly value: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Results[Name]>;
  /** Writes a file into the folder of the test and returns its path. */
  readonly file: (name: string, text: string) => string;
};

export function openTestDesk(
  more: Partial<Dependencies> = {},
  folder = temporaryFolder(),
  resources: string | null = null,
): TestDesk {
  const events: DeskEvent[] = [];
  const workspacePath = join(folder, 'a.gouji');
  const desk = createDesk({
    workspacePath,
    host: 'loopback',
    resources,
    dependencies: fakeDependencies(more),
    emit: (event) => events.push(event),
  });
  afterThisTest(() => desk.close());
  const call: TestDesk['call'] = (operation, input) => desk.dispatch(operation, input) as Promise<never>;
  return {
    desk,
    events,
    folder,
    workspacePath,
    call,
    value: async (operation, input) => {
      const reply = await call(operation, input);
      if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.message}`);
      return reply.value;
    },
    file: (name, text) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
  };
}
