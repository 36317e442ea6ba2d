import type { ColDef } from 'ag-grid-community';
import type { FateProposal, LedgerLineView, LedgerRow, Note, NoteView } from '../../../shared/desk-api.js';
import { compareUnitCodes } from '../../../core/disclosure/index.js';
import { reviewWords } from '../../../core/review/index.js';
import type { SheetColumn, SheetRow } from '../../components/grid/sheet.js';
import { printedTime } from '../../printed-time.js';
import type { Draft } from '../../state/model.js';
import { words } from '../../words.js';
import { versionsWords } from '../../words/versions.js';

/** 台账一行 as the desk shows it: the note and the words of its columns. */
export type LedgerLine = SheetRow & { readonly note: Note; readonly texts: Readonly<Record<LedgerColumn, string>> };

/** The printed columns, and those that only the screen has. */
type LedgerColumn = keyof LedgerRow | keyof typeof words.ledger.columns;

const HEADINGS: Readonly<Record<LedgerColumn, string>> = { ...reviewWords.columns, ...words.ledger.columns };
const { sequence: _sequence, ...AFTER_SEQUENCE } = reviewWords.columns;
/** The decision behind 序号, then the columns in the order in which the ledger is printed, then what only the screen has. */
const COLUMNS: readonly LedgerColumn[] = [
  'sequence',
  'state',
  ...(Object.keys(AFTER_SEQUENCE) as readonly LedgerColumn[]),
  'proposal',
  'author',
  'updatedAt',
  'placement',
];
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
  responsibleUnit: 130,
  responsiblePerson: 80,
  deadline: 90,
  rectification: 150,
  rectificationState: 90,
  reviewedBy: 80,
  reviewedOn: 96,
  remark: 160,
  state: 84,
  author: 90,
  updatedAt: 130,
  placement: 90,
  proposal: 120,
};

/** Texts that may be long: edited in a box of several lines. */
const LONG: readonly LedgerColumn[] = ['problem', 'suggestion', 'basis'];

const EDITABLE: Readonly<Partial<Record<LedgerColumn, Readonly<Record<string, string>> | 'text'>>> = {
  problem: 'text',
  suggestion: 'text',
  basis: 'text',
  severity: words.severity,
  state: words.noteState,
  rectificationState: reviewWords.rectification,
};

/** How the lines can be ordered: as they come (by severity), by unit, place, category, severity or rectification. */
export const LEDGER_ORDERS = ['unitName', 'severity', 'fileName', 'category', 'rectificationState'] as const;
export type LedgerOrder = (typeof LEDGER_ORDERS)[number];

/** What of the ledger is seen. */
export type LedgerView = {
  readonly state: Note['state'] | 'all';
  /** A unit by its name, or null for all. */
  readonly unit: string | null;
  /** Words that a line must hold in some column. */
  readonly text: string;
  readonly order: LedgerOrder;
};

/** The lines seen, numbered as they stand: the rows the program writes, with what only the screen shows beside them. */
export function ledgerLines(
  notes: readonly NoteView[],
  rows: readonly LedgerLineView[],
  view: LedgerView,
  proposals: readonly FateProposal[] = [],
): readonly LedgerLine[] {
  const rowOf = new Map(rows.map(({ note, row }) => [note, row]));
  const proposalOf = new Map(proposals.map((one) => [one.note, one]));
  const wanted = view.text.trim().toLowerCase();
  const lines = notes.flatMap((one) => {
    const row = rowOf.get(one.note.id);
    return one.note.state === 'withdrawn' || row === undefined
      ? []
      : [{ note: one.note, texts: { ...textsOf(one, row), proposal: proposalText(one, proposalOf.get(one.note.id)) } }];
  });
  return lines
    .filter(
      ({ note, texts }) =>
        (view.state === 'all' || note.state === view.state) &&
        (view.unit === null || texts.unitName === view.unit) &&
        (wanted === '' || Object.values(texts).some((text) => text.toLowerCase().includes(wanted))),
    )
    .sort((one, other) => compareBy(view.order, one, other))
    .map((line, ordinal) => ({
      ...line,
      ordinal,
      pin: null,
      texts: { ...line.texts, sequence: String(ordinal + 1) },
    }));
}

/** Units of the ledger, each once. */
export function ledgerUnits(rows: readonly LedgerLineView[]): readonly string[] {
  return [...new Set(rows.map(({ row }) => row.unitName))].sort(order.compare);
}

const order = new Intl.Collator('zh-Hans-CN', { numeric: true });
const SEVERITIES: readonly Note['severity'][] = ['error', 'warning', 'notice'];

type Unnumbered = Pick<LedgerLine, 'note' | 'texts'>;

function compareBy(by: LedgerOrder, one: Unnumbered, other: Unnumbered): number {
  const bySeverity = SEVERITIES.indexOf(one.note.severity) - SEVERITIES.indexOf(other.note.severity);
  const chosen = by === 'severity' ? bySeverity : order.compare(one.texts[by], other.texts[by]);
  return chosen || comparePlaces(one, other) || bySeverity;
}

function comparePlaces(one: Unnumbered, other: Unnumbered): number {
  return (
    compareUnitCodes(one.texts.unitCode, other.texts.unitCode) ||
    order.compare(one.texts.unitName, other.texts.unitName) ||
    order.compare(one.texts.fiscalYear, other.texts.fiscalYear) ||
    order.compare(one.note.document, other.note.document) ||
    (one.note.anchor.place?.page ?? 0) - (other.note.anchor.place?.page ?? 0) ||
    (one.note.anchor.place?.line ?? 0) - (other.note.anchor.place?.line ?? 0) ||
    one.note.createdAt.localeCompare(other.note.createdAt)
  );
}

/** What the newer version says of an adopted note; nothing where the reviewer has set a state himself. */
function proposalText({ note }: NoteView, proposal: FateProposal | undefined): string {
  if (proposal === undefined || note.rectification !== 'none') return '';
  return versionsWords.propose(versionsWords.fates[proposal.fate]);
}

function textsOf({ note, placement }: NoteView, row: LedgerRow): Omit<LedgerLine['texts'], 'proposal'> {
  const printed = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value ?? '')]));
  return {
    ...(printed as Record<keyof LedgerRow, string>),
    state: stateText(note),
    author: note.author,
    updatedAt: printedTime(note.updatedAt),
    placement: words.placement[placement],
  };
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
      headerName: HEADINGS[column],
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
      // What was not adopted shows the finding; the reviewer's words on it are the reason and are changed in 审阅.
      editable: ({ data }) => column !== 'problem' || data?.note.state !== 'rejected',
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
    case 'rectificationState': {
      const rectification = key(reviewWords.rectification) as Note['rectification'] | undefined;
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
