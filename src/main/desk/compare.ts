import { randomUUID } from 'node:crypto';
import {
  firstKind,
  goalsInSheet,
  rePair,
  placeInSheet,
  type Alignment,
  type ComparableUnit,
  type ComparisonSource,
} from '../../core/comparison/index.js';
import { TABLE_KINDS, type Disclosure, type TableKind } from '../../core/disclosure/index.js';
import type { Compared, ComparedTable, ExportedFile, Input, PrintedReport } from '../../shared/desk-api.js';
import {
  changePairings,
  findDocument,
  listDocuments,
  listPairings,
  timestamp,
  type PairingPlace,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { comparedSources } from './compare-sources.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import { handOver } from './report-exports.js';
import { reviewerOf } from './reviewer.js';
import { nextTurn } from './turns.js';

/** Units of the library, remembered until a document comes or is read again: it takes every disclosure to find them. */
const remembered = new WeakMap<Context, { readonly key: string; readonly units: Promise<readonly ComparableUnit[]> }>();

function units(context: Context): Promise<readonly ComparableUnit[]> {
  const latest = listDocuments(context.workspace).filter((document) => document.latest);
  const key = latest.map(({ id, engine, layer }) => `${id} ${engine} ${layer}`).join('\n');
  const known = remembered.get(context);
  if (known?.key === key) return known.units;
  const found = findUnits(context, latest);
  remembered.set(context, { key, units: found });
  // What failed is not remembered: the next one who asks may be luckier.
  found.catch(() => remembered.delete(context));
  return found;
}

/** Unpacks every document, each in a turn of its own. */
async function findUnits(context: Context, latest: readonly StoredDocument[]): Promise<readonly ComparableUnit[]> {
  const documents: { document: string; disclosure: Disclosure }[] = [];
  for (const { id } of latest) {
    const disclosure = context.disclosures.load(id);
    if (disclosure !== null) documents.push({ document: id, disclosure });
    await nextTurn(context.workspace);
  }
  return context.dependencies.comparableUnits(documents);
}

/** The comparison shown last: places and pairings are asked of what the reviewer looks at. */
const shown = new WeakMap<Context, { readonly key: string; readonly alignment: Alignment | null }>();

type Asked = { readonly compared: Compared; readonly kind: TableKind };

type Found = {
  readonly alignment: Alignment | null;
  readonly sources: readonly ComparisonSource[];
  readonly place: PairingPlace;
};

function find(context: Context, { compared, kind }: Asked): Found {
  const { workspace, dependencies } = context;
  const sources = comparedSources(context, compared);
  const place = { scope: scopeOf(sources, compared), kind };
  const pairings = listPairings(workspace, place);
  const readings = sources.map(({ document }) => {
    const stored = findDocument(workspace, document);
    return [document, stored?.engine, stored?.layer];
  });
  const key = JSON.stringify([compared, kind, readings, pairings]);
  const known = shown.get(context);
  if (known?.key === key) return { alignment: known.alignment, sources, place };
  const alignment = dependencies.alignTable(kind, sources, pairings, { functionSums: true });
  shown.set(context, { key, alignment });
  return { alignment, sources, place };
}

/** Pairings are kept for a unit, or for two sides, in whatever order they stand. */
function scopeOf(sources: readonly ComparisonSource[], { layout }: Compared): string {
  const owners = sources.map(({ owner, unitCode }) => owner ?? unitCode ?? '');
  return layout === 'years' ? (owners[0] ?? '') : owners.toSorted().join(' / ');
}

/** Shown where no document has any table. */
const NO_TABLE: TableKind = 'expenditure';

function comparedTable(context: Context, { compared, ...asked }: Input<'compare.rows'>): ComparedTable {
  const kind = asked.kind ?? firstKind(comparedSources(context, compared), asked.preferred) ?? NO_TABLE;
  const { alignment, sources, place } = find(context, { compared, kind });
  const present = new Set(sources.flatMap(({ disclosure }) => disclosure.tables.map((table) => table.kind)));
  return {
    kind,
    kinds: TABLE_KINDS.filter((kind) => present.has(kind)),
    sheet: alignment?.sheet ?? null,
    paired: new Set(listPairings(context.workspace, place).map(({ group }) => group)).size,
  };
}

const REFUSED = {
  'no-row': '对照表中没有所指的行，文件可能已重新读取。请刷新后重新选择。',
  'same-years': '两行在同一年度都有数，不能合为一行。请按 P 选择某一年度的行，或先拆开。',
  'other-side': '收入的行和支出的行不能配对。请在同一侧选择。',
  alone: '此行只有一个年度，没有可拆开的配对。',
} as const;

function pair(context: Context, { compared, kind, change }: Input<'compare.pair'>): true {
  const { workspace } = context;
  const { alignment, place } = find(context, { compared, kind });
  if (alignment === null) throw new DeskProblem('not-found', REFUSED['no-row']);
  const outcome = rePair(alignment, listPairings(workspace, place), change, randomUUID);
  if (!outcome.ok) throw new DeskProblem('invalid-input', REFUSED[outcome.reason]);
  changePairings(workspace, place, outcome, reviewerOf(workspace));
  return true;
}

async function previewSeen(context: Context, { compared, seen }: Input<'compare.preview'>): Promise<PrintedReport> {
  comparedDocuments(context, compared);
  const { printReport } = await import('../reports/index.js');
  return printReport({ kind: 'comparison', seen });
}

async function exportSeen(context: Context, { compared, seen }: Input<'compare.export'>): Promise<ExportedFile> {
  const { printReport } = await import('../reports/index.js');
  const { workspace } = context;
  const documents = comparedDocuments(context, compared);
  const signed = { reviewer: reviewerOf(workspace), date: timestamp().slice(0, 10) };
  const bytes = await context.dependencies.renderPrinted(printReport({ kind: 'comparison', seen }), 'xlsx', signed);
  return handOver(context, bytes, { title: EXPORT_TITLE, format: 'xlsx', documents, action: 'report.export' });
}

const EXPORT_TITLE = '对照表';
const PICTURE_TITLE = '对照图';

/** First bytes of every PNG. */
const PNG = '89504e470d0a1a0a';
/** What an SVG must not hold: it could run or fetch something where it is opened. */
const ACTIVE = /<(?:script|foreignObject|image|iframe|use|a|style)\b|\son\w+\s*=|href\s*=|<!/i;

function exportPicture(context: Context, { compared, format, content }: Input<'compare.exportPicture'>): ExportedFile {
  const documents = comparedDocuments(context, compared);
  const bytes = Buffer.from(content, format === 'png' ? 'base64' : 'utf8');
  const isPicture =
    format === 'png'
      ? bytes.subarray(0, PNG.length / 2).toString('hex') === PNG
      : content.startsWith('<svg ') && !ACTIVE.test(content);
  if (!isPicture) throw new DeskProblem('invalid-input', '图的内容不完整，未写出。请重新显示此图后再存。');
  return handOver(context, bytes, { title: PICTURE_TITLE, format, documents, action: 'report.export' });
}

function comparedDocuments({ workspace }: Context, { sources }: Compared): readonly StoredDocument[] {
  const chosen = new Set(sources.map(({ document }) => document));
  const documents = [...chosen].flatMap((id) => findDocument(workspace, id) ?? []);
  if (documents.length < chosen.size) throw unknownDocument();
  return documents;
}

/** 对比. */
export const compareHandlers: Handlers<
  | 'compare.units'
  | 'compare.rows'
  | 'compare.place'
  | 'compare.pair'
  | 'compare.projects'
  | 'compare.goals'
  | 'compare.preview'
  | 'compare.export'
  | 'compare.exportPicture'
> = {
  'compare.units': (context) => units(context),
  'compare.rows': (context, asked) => comparedTable(context, asked),
  'compare.place': (context, { compared, kind, row, column, measure }) => {
    const { alignment } = find(context, { compared, kind });
    return alignment === null ? null : placeInSheet(alignment, { ...row, column, measure });
  },
  'compare.pair': (context, input) => pair(context, input),
  'compare.projects': (context, { compared }) =>
    context.dependencies.compareProjects(comparedSources(context, compared)),
  'compare.goals': (context, { compared, row }) => {
    const { alignment } = find(context, { compared, kind: 'project-performance' });
    return alignment === null ? null : goalsInSheet(alignment, row);
  },
  'compare.preview': (context, input) => previewSeen(context, input),
  'compare.export': (context, input) => exportSeen(context, input),
  'compare.exportPicture': (context, input) => exportPicture(context, input),
};
