import { join } from 'node:path';
import { doubtsOf } from '../../core/checks/index.js';
import { countLooks, reviewState } from '../../core/review/index.js';
import type { DocumentSummary, ImportJob } from '../../shared/desk-api.js';
import {
  countDecisions,
  countFindings,
  countSerious,
  findDocument,
  forgetFailures,
  listCoverageStates,
  listDocuments,
  listFailures,
  listFilesCheckedWith,
  listMemberships,
  listSigned,
  listLookedNotes,
  listTableReadings,
  loadLines,
  loadOriginal,
  sumTableReadings,
  type FindingCount,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import type { ImportRequest } from './import-job.js';
import { reviewerOf } from './reviewer.js';
import { isSumRule, RULES_WITHOUT_SUMS, selfCheckSentence, selfCheckState, type SumsChecked } from './self-check.js';

/** Rounding differences are notices, whatever the severity of their rule. */
function severityOf({ outcome, severity }: FindingCount): FindingCount['severity'] {
  return outcome === 'rounding' ? 'notice' : severity;
}

/** The lines of the library, in its order. */
function summaries(context: Context): readonly DocumentSummary[] {
  const { workspace, dependencies } = context;
  const documents = listDocuments(workspace);
  const counts = Map.groupBy(countFindings(workspace), ({ document }) => document);
  const readings = new Map(sumTableReadings(workspace).map((one) => [one.document, one]));
  const states = Map.groupBy(listCoverageStates(workspace), ({ document }) => document);
  const sums = new Set(
    dependencies
      .ruleCatalogue()
      .filter(isSumRule)
      .map(({ id }) => id),
  );
  const aside = countSerious(workspace, RULES_WITHOUT_SUMS);
  const notes = listLookedNotes(workspace).filter(({ note }) => note.state !== 'withdrawn');
  const signed = listSigned(workspace);
  const memberships = Map.groupBy(listMemberships(workspace), ({ document }) => document);
  const besides = listFilesCheckedWith(workspace);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const decisions = new Map(countDecisions(workspace).map((one) => [one.document, one]));
  return documents.map((document) => {
    const own = counts.get(document.id) ?? [];
    const total = (isMeant: (entry: FindingCount) => boolean): number =>
      own.filter(isMeant).reduce((sum, { count }) => sum + count, 0);
    const ofSeverity = (severity: FindingCount['severity']): number => total((entry) => severityOf(entry) === severity);
    const ofSums = (isNotice: boolean): number =>
      total(
        ({ family, outcome, severity }) =>
          family === 'arithmetic' && outcome === 'finding' && (severity === 'notice') === isNotice,
      );
    // The latest version shows the notes of all versions: a decision stays with the disclosure, not with one file.
    const written = notes.filter(({ note, lineage }) =>
      document.latest ? lineage === document.lineage : note.document === document.id,
    );
    const others = (besides.get(document.id) ?? []).flatMap((id) => byId.get(id) ?? []);
    const beside = others.map(({ id, fileName }) => ({ id, fileName }));
    const { total: all = 0, decided = 0 } = decisions.get(document.id) ?? {};
    const { doubtful = 0, garbled = 0 } = readings.get(document.id) ?? {};
    const noSums = aside.get(document.id) ?? 0;
    const checked: SumsChecked = {
      tables: document.tables,
      beside: others,
      failures: ofSums(false) - noSums,
      questions: ofSums(true) + noSums,
      coverage: (states.get(document.id) ?? []).filter(({ rule }) => sums.has(rule)),
      defects: document.defects,
      doubtful,
      garbled,
    };
    return {
      ...withoutEngine(document),
      findings: { error: ofSeverity('error'), warning: ofSeverity('warning'), notice: ofSeverity('notice') },
      notes: written.length,
      batches: (memberships.get(document.id) ?? []).map(({ document: _document, ...membership }) => membership),
      progress: { decided, total: all },
      review: reviewState({ total: all, decided, ...countLooks(written) }, signed.has(document.id)),
      selfCheck: selfCheckSentence(checked),
      selfCheckState: selfCheckState(checked),
      ...(beside.length === 0 ? {} : { beside }),
    };
  });
}

function withoutEngine({
  engine: _engine,
  layer: _layer,
  ...document
}: StoredDocument): Omit<StoredDocument, 'engine' | 'layer'> {
  return document;
}

function importUploads(
  { uploads, importer }: Context,
  files: readonly { readonly token: string; readonly path: string }[],
  batch: string | null,
): ImportJob {
  return importer.start(
    files.map(({ token, path }): ImportRequest => {
      const file = uploads.pathOf(token);
      const problem = file === null ? `“${path}”的内容没有送达。请重新选择此文件。` : null;
      return { path, file, problem, batch, release: () => uploads.release(token) };
    }),
  );
}

/** Requests for files and folders on this computer. */
export async function requestsFor(
  context: Context,
  paths: readonly string[],
  batch: string | null,
): Promise<readonly ImportRequest[]> {
  const { files, problems } = await context.dependencies.findDocuments(paths);
  return [
    ...files.map(({ path, name }): ImportRequest => ({ path: name, file: path, problem: null, batch })),
    ...problems.map(({ path, failure }): ImportRequest => ({ path, file: null, problem: failure.message, batch })),
  ];
}

async function importSamples(context: Context, batch: string | null): Promise<ImportJob> {
  if (context.samples === null) {
    throw new DeskProblem(
      'not-found',
      '程序目录中没有示例文件（resources/samples）。请重新安装程序，或导入自己的文件。',
    );
  }
  return context.importer.start(await requestsFor(context, [context.samples], batch));
}

/** Reads stored originals once more. Each is laid into the temporary folder when its turn comes. */
function readAgain({ workspace, uploads, importer }: Context, documents: readonly string[]): ImportJob {
  return importer.start(
    documents.map((document): ImportRequest => {
      const stored = findDocument(workspace, document);
      if (stored === null) throw unknownDocument();
      let token: string | null = null;
      return {
        path: stored.fileName,
        file: null,
        problem: null,
        batch: null,
        again: async () => {
          const bytes = loadOriginal(workspace, document);
          if (bytes === null) throw new Error(`original of ${document} is missing`);
          token = await uploads.put(Uint8Array.from(bytes).buffer);
          return uploads.pathOf(token);
        },
        release: async () => {
          if (token !== null) await uploads.release(token);
        },
      };
    }),
  );
}

function unknownJob(): DeskProblem {
  return new DeskProblem('not-found', '没有这次导入的记录，程序或后台服务已重新启动。请重新选择文件导入。');
}

/** Folder of the sample documents below the folder of resources. */
export function samplesFolder(resources: string): string {
  return join(resources, 'samples');
}

/** 资料. */
export const documentHandlers: Handlers<
  | 'documents.list'
  | 'documents.import'
  | 'documents.importSamples'
  | 'documents.cancelImport'
  | 'documents.retryImport'
  | 'documents.dismissImports'
  | 'documents.readAgain'
  | 'documents.failures'
  | 'documents.get'
  | 'documents.source'
> = {
  'documents.list': (context) => summaries(context),
  'documents.import': (context, { files, batch }) => importUploads(context, files, batch ?? null),
  'documents.importSamples': (context, { batch }) => importSamples(context, batch ?? null),
  'documents.cancelImport': ({ importer }, { job, item }) => {
    const state = importer.cancel(job, item);
    if (state === null) throw unknownJob();
    return state;
  },
  'documents.retryImport': async ({ importer }, { job, items }) => {
    const state = await importer.retry(job, items ?? null);
    if (state === null) throw unknownJob();
    return state;
  },
  'documents.dismissImports': async ({ importer, workspace }) => {
    forgetFailures(workspace, reviewerOf(workspace));
    await importer.dismiss();
    return null;
  },
  'documents.readAgain': (context, { documents }) => readAgain(context, documents),
  'documents.failures': ({ workspace }) => listFailures(workspace),
  'documents.get': (context, { document }) => {
    const summary = summaries(context).find(({ id }) => id === document);
    const loaded = context.disclosures.load(document);
    if (summary === undefined || loaded === null) throw unknownDocument();
    // What was read stands at each corrected place; the page needs the whole reading no second time.
    const { asRead: _asRead, ...disclosure } = loaded;
    const doubts = doubtsOf({ document, disclosure });
    const readings = listTableReadings(context.workspace, document);
    return {
      summary,
      profile: disclosure.profile,
      disclosure,
      ...(doubts.length === 0 ? {} : { doubts }),
      ...(readings.length === 0 ? {} : { readings }),
    };
  },
  'documents.source': ({ workspace }, { document }) => {
    if (findDocument(workspace, document) === null) throw unknownDocument();
    return { document, lines: loadLines(workspace, document) ?? [] };
  },
};
