import type { ColDef } from 'ag-grid-community';
import type { DocumentSummary, FindingView, Note, NoteView } from '../../../shared/desk-api.js';
import type { SheetColumn, SheetRow } from '../../components/grid/sheet.js';
import { locationText } from '../../../core/review/index.js';
import { noteAnchor } from '../../anchors.js';
import { printedTime } from '../../printed-time.js';
import type { Draft } from '../../state/model.js';
import { shownFigure } from '../../shown-figure.js';
import { words } from '../../words.js';

/** 台账一行 as the desk shows it: the note and the words of its columns. */
export type LedgerLine = SheetRow & { readonly note: Note; readonly texts: Readonly<Record<LedgerColumn, string>> };

type LedgerColumn = keyof typeof words.ledger.columns;

/** Columns in the order in which the ledger is printed. */
const COLUMNS = Object.keys(words.ledger.columns) as readonly LedgerColumn[];
/** 序号 and the decision stay in view while the long columns scroll. */
const PINNED: readonly LedgerColumn[] = ['sequence', 'state'];

const WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  sequence: 56,
  unitName: 130,
  unitCode: 76,
  fileName: 130,
  fiscalYear: 60,
  documentType: 60,
  location: 190,
  quote: 96,
  category: 84,
  problem: 300,
  expected: 180,
  severity: 84,
  basis: 150,
  suggestion: 220,
  rectification: 90,
  state: 84,
  author: 90,
  updatedAt: 130,
  placement: 90,
};

/** Texts that may be long: edited in a box of several lines. */
const LONG: readonly LedgerColumn[] = ['problem', 'suggestion', 'basis'];

const EDITABLE: Readonly<Partial<Record<LedgerColumn, Readonly<Record<string, string>> | 'text'>>> = {
  problem: 'text',
  suggestion: 'text',
  basis: 'text',
  severity: words.severity,
  state: words.noteState,
  rectification: words.rectification,
};

/** The ledger: notes that were not withdrawn, by unit, year and place in the file. */
export function ledgerLines(
  notes: readonly NoteView[],
  documents: readonly DocumentSummary[],
  findings: readonly FindingView[],
): readonly LedgerLine[] {
  const documentOf = new Map(documents.map((one) => [one.id, one]));
  const findingOf = new Map(
    findings.flatMap(({ note, finding }) => (note === null ? [] : [[note.id, finding] as const])),
  );
  const order = new Intl.Collator('zh-Hans-CN', { numeric: true });
  const line = (view: NoteView): Omit<LedgerLine, 'ordinal' | 'pin'> => {
    const { note } = view;
    const document = documentOf.get(note.document);
    const finding = findingOf.get(note.id);
    return {
      note,
      texts: {
        sequence: '',
        unitName: document?.unitName ?? view.unitName ?? '',
        unitCode: document?.unitCode ?? '',
        fileName: view.fileName,
        fiscalYear: String(document?.fiscalYear ?? ''),
        documentType: stageText(document?.stage ?? null),
        location: locationText(noteAnchor(view)),
        quote: note.anchor.quote ?? '',
        category: finding === undefined ? words.ledger.ownCategory : words.family[finding.family],
        problem: note.text,
        expected: [shownFigure(finding?.expected ?? ''), finding?.arithmetic].filter(Boolean).join('；'),
        severity: words.severity[note.severity],
        basis: note.basis,
        suggestion: note.suggestion,
        rectification: words.rectification[note.rectification],
        state: stateText(note),
        author: note.author,
        updatedAt: printedTime(note.updatedAt),
        placement: words.placement[view.placement],
      },
    };
  };
  return notes
    .filter((view) => view.note.state !== 'withdrawn')
    .map(line)
    .sort(
      (a, b) =>
        order.compare(a.texts.unitCode, b.texts.unitCode) ||
        order.compare(a.texts.unitName, b.texts.unitName) ||
        order.compare(a.texts.fiscalYear, b.texts.fiscalYear) ||
        order.compare(a.note.document, b.note.document) ||
        (a.note.anchor.place?.page ?? 0) - (b.note.anchor.place?.page ?? 0) ||
        (a.note.anchor.place?.line ?? 0) - (b.note.anchor.place?.line ?? 0) ||
        a.note.createdAt.localeCompare(b.note.createdAt),
    )
    .map((one, ordinal) => ({
      ...one,
      ordinal,
      pin: null,
      texts: { ...one.texts, sequence: String(ordinal + 1) },
    }));
}

function stageText(stage: DocumentSummary['stage']): string {
  return stage === null ? '' : words.stage[stage];
}

function stateText(note: Note): string {
  const reason = note.state === 'rejected' && note.rejectReason !== null ? words.rejectReason[note.rejectReason] : null;
  return reason === null ? words.noteState[note.state] : `${words.noteState[note.state]}（${reason}）`;
}

/** Grid columns of the ledger. */
export function ledgerColumns(): ColDef<LedgerLine>[] {
  return COLUMNS.map((column): ColDef<LedgerLine> => {
    const editable = EDITABLE[column];
    const base: ColDef<LedgerLine> = {
      colId: column,
      headerName: words.ledger.columns[column],
      width: WIDTHS[column],
      ...(PINNED.includes(column) && { pinned: 'left' }),
      wrapText: true,
      cellClass: column === 'sequence' ? 'desk-amount' : 'desk-wrapped',
      valueGetter: ({ data }) => data?.texts[column] ?? '',
      tooltipValueGetter: ({ data }) => data?.texts[column] ?? null,
    };
    if (editable === undefined) return base;
    return {
      ...base,
      headerClass: 'desk-editable-header',
      editable: true,
      ...(editable === 'text'
        ? { cellEditor: LONG.includes(column) ? 'agLargeTextCellEditor' : 'agTextCellEditor', cellEditorPopup: true }
        : { cellEditor: 'agSelectCellEditor', cellEditorParams: { values: Object.values(editable) } }),
    };
  });
}

/** Leaf columns for selecting and copying. */
export const LEDGER_SHEET: readonly SheetColumn<LedgerLine>[] = COLUMNS.map((id) => ({
  id,
  text: ({ texts }) => texts[id],
  value: () => null,
}));

/** What an edited cell changes in the note; null where the words name nothing it could be. */
export function ledgerChange(note: Note, column: string, value: string): Partial<Draft> | null {
  const key = (names: Readonly<Record<string, string>>): string | undefined =>
    Object.entries(names).find(([, name]) => name === value)?.[0];
  switch (column) {
    case 'problem':
      return value.trim() === '' ? null : { text: value };
    case 'suggestion':
      return { suggestion: value };
    case 'basis':
      return { basis: value };
    case 'severity': {
      const severity = key(words.severity) as Note['severity'] | undefined;
      return severity === undefined ? null : { severity };
    }
    case 'rectification': {
      const rectification = key(words.rectification) as Note['rectification'] | undefined;
      return rectification === undefined ? null : { rectification };
    }
    case 'state': {
      const state = key(words.noteState) as Note['state'] | undefined;
      if (state === undefined) return null;
      // A reason is asked for in 审阅; here the refusal keeps the one it has, else 其他.
      return { state, rejectReason: state === 'rejected' ? (note.rejectReason ?? 'other') : null };
    }
    default:
      return null;
  }
}
