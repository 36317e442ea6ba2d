import type {
  Anchor,
  BackupState,
  Batches,
  DeskStatus,
  DocumentDetail,
  DocumentSummary,
  FindingView,
  ImportFailure,
  ImportItem,
  ImportJob,
  Input,
  Note,
  NoteView,
  RuleInfo,
  TableKind,
  Wording,
} from '../../shared/desk-api.js';
import type { CellPlace } from '../anchors.js';
import type { Appearance } from '../theme.js';
import { COMPARE_AS_FIRST_SHOWN, type CompareView } from './compare-view.js';
import { NO_FILTER, type FindingFilter } from './arrange.js';
import { LIBRARY_AS_FIRST_SHOWN, type LibraryView } from './library-view.js';

/** 屏. The six screens of the rail, in their order. */
export const SCREENS = ['library', 'review', 'compare', 'ledger', 'rules', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

/** Panes of 审阅 where there is room for one at a time. */
export const NARROW_PANES = ['findings', 'table', 'source', 'evidence'] as const;
export type NarrowPane = (typeof NARROW_PANES)[number];

/** What the note editor writes on: a finding (by its key), or a place of the reviewer's own choice (with the note already there). */
export type NoteTarget =
  | { readonly type: 'finding'; readonly finding: string }
  | { readonly type: 'anchor'; readonly anchor: Anchor; readonly note: string | null };

/** 审阅屏的位置. What the three panes of the review screen show. */
export type Focus = {
  /** Document whose findings are listed; null lists the findings of all documents. */
  readonly scope: string | null;
  /** Document, table and cell shown. */
  readonly document: string | null;
  readonly table: string | null;
  readonly cell: CellPlace | null;
  /** Far corner of the range that was jumped to; null for a single cell. */
  readonly until: CellPlace | null;
  /** Words of the source the reviewer has chosen; null as soon as something else is. */
  readonly sentence: Anchor | null;
  /** Where the source pane stands. */
  readonly source: Anchor | null;
  /** Key of the selected finding. */
  readonly finding: string | null;
  readonly target: NoteTarget | null;
  /** Rises with every jump, so that grid and source scroll again even to the same place. */
  readonly jump: number;
};

/** What can be done about a message. */
export type MessageAct = { readonly label: string; readonly run: () => void };

/**
 * What a message is for. `error`: something failed. `notice`: something has to be known, such as where a former workspace lies;
 * both stay until they are dismissed. `info`: what was done was done; it goes with the next step.
 */
export type MessageTone = 'error' | 'notice' | 'info';

/** A message strip under the header. */
type Message = {
  readonly id: number;
  readonly tone: MessageTone;
  /** When it came, in milliseconds. */
  readonly at: number;
  readonly text: string;
  readonly act?: MessageAct;
};

/** A file on its way into the program: chosen in the page, not yet part of an import job. */
export type Upload = {
  readonly key: number;
  readonly path: string;
  readonly state: 'uploading' | 'failed';
  readonly message: string | null;
};

/** What the reviewer has typed into the note editor and not saved yet. */
export type Draft = {
  readonly state: Note['state'];
  readonly severity: Note['severity'];
  readonly text: string;
  readonly suggestion: string;
  readonly basis: string;
  readonly rejectReason: Note['rejectReason'];
  readonly rectification: Note['rectification'];
  /** The stored note the draft was begun on; null for a new note. */
  readonly base: Note | null;
  /** A newer version found while saving. The draft stays until the reviewer has chosen. */
  readonly conflict: Note | null;
  /** Where a new note of the reviewer's own is to stand, so that the way back to unsaved words is known. */
  readonly place?: Anchor;
};

/** What 对比 compares. It outlives the screen: coming back shows the same table. */
export type CompareChoice = {
  /** Code and name of the unit with a space between; null: the first. */
  readonly unit: string | null;
  /** Table asked for with the unit from another screen; null: the one looked at last, see `kinds`. */
  readonly kind: TableKind | null;
  /** Table the reviewer chose last for each unit (by its key), and for any unit. */
  readonly kinds: Readonly<Record<string, TableKind>>;
  readonly preferred: TableKind | null;
  /** Empty: the desk chooses one document for each year. */
  readonly documents: readonly string[];
  /** Two documents instead, left and right. Left out: years. */
  readonly sides?: readonly [ComparedSource | null, ComparedSource | null];
};

/** A document in a comparison, and the unit whose rows are taken from it (null: every row). */
type ComparedSource = { readonly document: string; readonly unitCode: string | null };

/** A cell of the comparison the reviewer is in. `column` and `measure` are null beside the figures. */
export type CompareCell = Omit<Input<'compare.place'>, 'column' | 'measure'> & {
  readonly column: Input<'compare.place'>['column'] | null;
  readonly measure: Input<'compare.place'>['measure'] | null;
};

/** Selected cells, for the status bar. */
export type Selection = {
  readonly cells: number;
  /** Cells that hold a figure; sum and average are exact and null where there is none. */
  readonly figures: number;
  readonly sum: string | null;
  readonly average: string | null;
};

/** Cells the grid has selected: body rows and column indexes, ends included. */
export type SelectedRange = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Everything the page knows. Lists mirror the workspace and are read again when it changes. */
export type DeskState = {
  readonly screen: Screen;
  readonly ready: boolean;
  readonly status: DeskStatus | null;
  readonly documents: readonly DocumentSummary[];
  readonly findings: readonly FindingView[];
  readonly notes: readonly NoteView[];
  readonly rules: readonly RuleInfo[];
  /** 依据库和常用语; null until it is asked for. */
  readonly wordings: readonly Wording[] | null;
  /** Documents opened lately, by id. */
  readonly details: Readonly<Record<string, DocumentDetail>>;
  /** Source lines of documents opened lately, by id. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  readonly focus: Focus;
  readonly uploads: readonly Upload[];
  readonly jobs: readonly ImportJob[];
  /** Files of an import before this start that could not be read. */
  readonly failures: readonly ImportFailure[];
  readonly messages: readonly Message[];
  readonly selection: Selection | null;
  readonly selectedRange: SelectedRange | null;
  /** Unsaved drafts by target key: leaving a finding never loses what was typed. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Target key of the note being saved, and of the one the program has acknowledged last. */
  readonly saving: string | null;
  readonly saved: string | null;
  /** Filter and unfolded groups of the list of findings. */
  readonly filter: FindingFilter;
  readonly unfolded: readonly string[];
  /** Rises when the editor is to take the focus. */
  readonly noteAsked: number;
  /** 不采纳 was asked for: the editor shows the reasons. */
  readonly askReason: boolean;
  /** Keys of the findings marked for merging. */
  readonly marked: readonly string[];
  /** 静默 was asked for: the form asks why and how far. */
  readonly askSilence: boolean;
  /** 退回 was asked for: the second look asks why. */
  readonly askReturn: boolean;
  /** The panel of 复核和签发 is open. */
  readonly signOffShown: boolean;
  readonly appearance: Appearance;
  readonly keysShown: boolean;
  /** The pane of 审阅 that is shown where there is room for one. */
  readonly narrowPane: NarrowPane;
  /** The source takes most of the middle of 审阅. */
  readonly sourceEnlarged: boolean;
  /** The form for corrections of the table in hand is open. */
  readonly correcting: boolean;
  /** The profile of the document in hand is open. */
  readonly profileShown: boolean;
  /** The cell selected in the comparison. */
  readonly compareCell: CompareCell | null;
  /** How the comparison is shown. It outlives the screen. */
  readonly compareView: CompareView;
  readonly compare: CompareChoice;
  /** What is known of automatic backups; null until it is. */
  readonly backups: BackupState | null;
  /** Batches, and the one looked at. */
  readonly batches: Batches;
  /** Batch being edited (an id), `new`, or null. */
  readonly batchForm: string | null;
  /** How the library is shown. It outlives the screen. */
  readonly library: LibraryView;
  /** 资料 shows what waits to be confirmed in the place of its list. */
  readonly confirming: boolean;
  /** Documents opened lately, the last one first. */
  readonly recent: readonly string[];
  /** Rises whenever the workspace has changed: what a screen has read on its own is read again. */
  readonly generation: number;
};

export const NO_FOCUS: Focus = {
  scope: null,
  document: null,
  table: null,
  cell: null,
  until: null,
  sentence: null,
  source: null,
  finding: null,
  target: null,
  jump: 0,
};

export const INITIAL_STATE: DeskState = {
  screen: 'library',
  ready: false,
  status: null,
  documents: [],
  findings: [],
  notes: [],
  rules: [],
  wordings: null,
  details: {},
  sources: {},
  focus: NO_FOCUS,
  uploads: [],
  jobs: [],
  failures: [],
  messages: [],
  selection: null,
  selectedRange: null,
  drafts: {},
  saving: null,
  saved: null,
  filter: NO_FILTER,
  unfolded: [],
  noteAsked: 0,
  askReason: false,
  marked: [],
  askSilence: false,
  askReturn: false,
  signOffShown: false,
  appearance: 'system',
  keysShown: false,
  narrowPane: 'findings',
  sourceEnlarged: false,
  correcting: false,
  profileShown: false,
  compareCell: null,
  compareView: COMPARE_AS_FIRST_SHOWN,
  compare: { unit: null, kind: null, kinds: {}, preferred: null, documents: [] },
  backups: null,
  batches: { batches: [], chosen: null, regions: [] },
  batchForm: null,
  library: LIBRARY_AS_FIRST_SHOWN,
  confirming: false,
  recent: [],
  generation: 0,
};

/** True while a line of the import has not come to its end. */
export function isImportRunning(item: ImportItem): boolean {
  return item.state === 'waiting' || item.state === 'reading';
}
