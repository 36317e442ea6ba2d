export type { Passage } from './passage.js';
export { isAverage } from './averages.js';
export {
  anchorForCell,
  anchorForDocument,
  anchorForRange,
  anchorForRow,
  anchorForTable,
  anchorForText,
  anchorForWords,
  columnPath,
  type Anchor,
} from './anchor.js';
export { cellBeside, type Part, type Place } from './place.js';
export type { PageClip, PageDrawing, PageShape, PageSize } from './page-drawing.js';
export type { Block, BlockCell, Defect, GridBlock, ParagraphBlock, ReadDocument, SourceFormat } from './block.js';
export {
  DESCRIBING_MEASURES,
  MEASURES,
  TABLE_KINDS,
  TABLE_KIND_NAMES,
  type Item,
  type Measure,
  type TableKind,
} from './table-kind.js';
export { completionsOf } from './claim.js';
export type { ChangeClaim, Claim, CompletionClaim, Direction, Figure, ShareClaim } from './claim.js';
export type {
  CellTarget,
  ColumnTarget,
  Correction,
  CorrectionTarget,
  ProfileField,
  ProfileTarget,
  TableAnchor,
} from './correction.js';
export {
  identityOf,
  isOtherPart,
  isSameDisclosure,
  isSamePart,
  otherParts,
  type FilePart,
  type Identity,
} from './publication.js';
export { compareUnitCodes } from './unit-code.js';
export { regionOf, regionParts, provinceOfCode, type RegionParts } from './region.js';
export { UNIT_TYPES } from './disclosure.js';
export type {
  Cell,
  Codes,
  Column,
  ContentsEntry,
  Disclosure,
  FactSource,
  HeaderVariant,
  Indicator,
  Level,
  Line,
  Profile,
  Project,
  Row,
  RowRole,
  Section,
  Sourced,
  Stage,
  Statement,
  Table,
  UnitType,
} from './disclosure.js';
