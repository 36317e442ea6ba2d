import type { DocumentSummary, Finding, ReviewState, SelfCheckState } from '../../shared/desk-api.js';

/** Columns by which the library can be sorted. */
export const SORT_KEYS = [
  'unit',
  'year',
  'category',
  'file',
  'format',
  'tables',
  'selfCheck',
  'findings',
  'progress',
  'review',
  'reviewer',
  'deadline',
  'state',
  'notes',
  'version',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type SortOrder = { readonly key: SortKey; readonly descending: boolean };

/** 筛选. Empty lists let everything through; of several values one must fit. */
export type LibraryFilter = {
  /** Words that must stand in unit, code, file name or the sentence about the reading. */
  readonly text: string;
  readonly years: readonly (number | null)[];
  /** Category: stage and level together, such as 「budget unit」. */
  readonly stages: readonly string[];
  /** Code and name, or 「""」 where neither was recognised. */
  readonly units: readonly string[];
  readonly reviews: readonly ReviewState[];
  /** Documents with a finding of this severity; `none`: without any. */
  readonly severities: readonly (Finding['severity'] | 'none')[];
  /** 「""」: nobody. */
  readonly reviewers: readonly string[];
  readonly states: readonly DocumentSummary['state'][];
  readonly readings: readonly SelfCheckState[];
  readonly formats: readonly DocumentSummary['format'][];
};

/** How the library is shown: kept while another screen is open, and for the next start. */
export type LibraryView = {
  readonly filter: LibraryFilter;
  readonly order: SortOrder;
  readonly older: boolean;
  /** Where the list stands, in px. */
  readonly top: number;
};

export const NO_LIBRARY_FILTER: LibraryFilter = {
  text: '',
  years: [],
  stages: [],
  units: [],
  reviews: [],
  severities: [],
  reviewers: [],
  states: [],
  readings: [],
  formats: [],
};

export const LIBRARY_AS_FIRST_SHOWN: LibraryView = {
  filter: NO_LIBRARY_FILTER,
  order: { key: 'unit', descending: false },
  older: false,
  top: 0,
};

const STORED = 'desk.library';

/** The view as it was left, as far as this program understands it. */
export function rememberedLibrary(): LibraryView {
  try {
    const value = complete(JSON.parse(localStorage.getItem(STORED) ?? 'null'));
    return isView(value) ? { ...value, top: 0 } : LIBRARY_AS_FIRST_SHOWN;
  } catch {
    // Storage is switched off or holds something else.
    return LIBRARY_AS_FIRST_SHOWN;
  }
}

/** Keeps the view for the next start. */
export function rememberLibrary(view: LibraryView): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(view));
  } catch {
    // Not remembered: the view stays for as long as the page is open.
  }
}

/** A view kept by an older program lacks the filters that were added since: those let everything through. */
function complete(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('filter' in value)) return value;
  const { filter } = value;
  return typeof filter === 'object' && filter !== null
    ? { ...value, filter: { ...NO_LIBRARY_FILTER, ...filter } }
    : value;
}

function isView(value: unknown): value is LibraryView {
  if (typeof value !== 'object' || value === null) return false;
  const { filter, order, older } = value as Partial<LibraryView>;
  return (
    typeof older === 'boolean' &&
    SORT_KEYS.some((key) => key === order?.key) &&
    typeof order?.descending === 'boolean' &&
    typeof filter === 'object' &&
    typeof filter.text === 'string' &&
    Object.keys(NO_LIBRARY_FILTER).every(
      (name) => name === 'text' || Array.isArray((filter as Record<string, unknown>)[name]),
    )
  );
}
