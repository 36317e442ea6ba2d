import {
  regionParts,
  type Anchor,
  type Disclosure,
  type FactSource,
  type Place,
  type RegionParts,
  type SourceFormat,
  type UnitType,
} from '../../core/disclosure/index.js';
import type { FileReading } from './read-files.js';

/** Version of the JSON the command line prints. Fields are only ever added to it. */
const SCHEMA = 1;

/** One JSON document for standard output, `schema` first. */
export function jsonDocument(body: object): string {
  return `${JSON.stringify({ schema: SCHEMA, ...body }, null, 2)}\n`;
}

type UnitJson = {
  readonly code: string | null;
  readonly name: string | null;
  readonly level: 'department' | 'unit' | 'unknown';
  readonly inferredFrom: string | null;
  /** 单位性质; null where the document does not say. */
  readonly type: UnitType | null;
  readonly typeInferredFrom: string | null;
  /** 地区 with its parts; null where the document names none. */
  readonly region: (RegionParts & { readonly name: string; readonly inferredFrom: string | null }) | null;
};

/** The part of a result that every command gives for a file. */
export type DocumentJson = {
  readonly file: string;
  readonly sha256: string | null;
  readonly format: SourceFormat | null;
  readonly status: 'read' | 'partial' | 'unread';
  /** Code and Chinese message where the file could not be read, else null. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly unit: UnitJson;
  readonly fiscalYear: number | null;
  readonly yearInferredFrom: string | null;
  readonly stage: 'budget' | 'final' | null;
};

const NO_UNIT: UnitJson = {
  code: null,
  name: null,
  level: 'unknown',
  inferredFrom: null,
  type: null,
  typeInferredFrom: null,
  region: null,
};

/** Where a fact was read, in the words of the JSON: the three parts of a table are all `table`. */
function sourceJson(from: FactSource): string | null {
  if (from === 'none') return null;
  return from.startsWith('table') ? 'table' : from;
}

/** Whose document it is and how far it was read. */
export function documentJson({ file, outcome }: FileReading): DocumentJson {
  if (!outcome.ok) {
    const { code, message, format } = outcome.failure;
    return {
      file,
      sha256: null,
      format: format ?? null,
      status: 'unread',
      error: { code, message },
      unit: NO_UNIT,
      fiscalYear: null,
      yearInferredFrom: null,
      stage: null,
    };
  }
  const { sha256, format, disclosure } = outcome.value;
  const { fiscalYear, stage } = disclosure.profile;
  return {
    file,
    sha256,
    format,
    status: disclosure.status,
    error: null,
    unit: unitJson(disclosure),
    fiscalYear: fiscalYear.value,
    yearInferredFrom: sourceJson(fiscalYear.from),
    stage: stage.value,
  };
}

function unitJson({ profile }: Disclosure): UnitJson {
  const named = profile.unitName.value === null ? profile.unitCode : profile.unitName;
  return {
    code: profile.unitCode.value,
    name: profile.unitName.value,
    level: profile.level.value ?? 'unknown',
    inferredFrom: sourceJson(named.from),
    type: profile.unitType.value,
    typeInferredFrom: sourceJson(profile.unitType.from),
    region:
      profile.region.value === null
        ? null
        : {
            name: profile.region.value.replaceAll('/', ''),
            ...regionParts(profile.region.value),
            inferredFrom: sourceJson(profile.region.from),
          },
  };
}

/** A place as it is; null where nothing is known. */
export function placeJson(place: Place | null): Place | null {
  return place === null || Object.keys(place).length === 0 ? null : place;
}

/** What the program's own keys are called outside: it knows documents by SHA-256 and sections by number. */
export type Names = {
  /** The file of this call; the key itself where the call has no such file. */
  readonly file: (document: string) => string;
  /** The heading of a section. */
  readonly section: (document: string, section: string | null) => string | null;
};

/** Names of everything in the files of a call. Of files with the same content the first one counts. */
export function namesOf(readings: readonly FileReading[]): Names {
  const files = new Map<string, string>();
  const headings = new Map<string, string>();
  for (const { file, outcome } of readings) {
    if (!outcome.ok || files.has(outcome.value.sha256)) continue;
    const { sha256, disclosure } = outcome.value;
    files.set(sha256, file);
    for (const { id, heading } of disclosure.sections) headings.set(`${sha256} ${id}`, heading);
  }
  return {
    file: (document) => files.get(document) ?? document,
    section: (document, section) => (section === null ? null : (headings.get(`${document} ${section}`) ?? section)),
  };
}

/** An anchor without the document: table by kind, row by key, column by header path. */
export function anchorJson(anchor: Anchor, names: Names) {
  return {
    table: anchor.tableKind,
    tableId: anchor.table,
    printedNumber: anchor.printedNumber,
    row: anchor.rowKey ?? anchor.rowLabel,
    rowLabel: anchor.rowLabel,
    column: anchor.columnPath,
    project: anchor.project,
    section: names.section(anchor.document, anchor.section),
    quote: anchor.quote,
    ...anchor.place,
  };
}
