import { LOST_FIGURES } from '../../../core/amount/index.js';
import type { Numberings } from '../docx/numbering.js';
import { isFormula } from '../docx/paragraphs.js';
import { headingLevel } from '../docx/styles.js';
import type { Troubles } from '../docx/troubles.js';
import type { Story } from '../story.js';
import { MARK, type CharacterMarks } from './character-properties.js';
import type { ParagraphProperties } from './paragraph-properties.js';
import { isLargePicture } from './pictures.js';

/** A paragraph as it lies in the file: tables are not built yet. */
export type DocParagraph = {
  readonly properties: ParagraphProperties;
  readonly label: string;
  readonly lines: readonly string[];
  readonly headingLevel: number | null;
  readonly boxes: readonly Story[];
  /** It ends with the mark of a cell or row. */
  readonly isCellMark: boolean;
  /** Its mark is deleted by a revision. */
  readonly isDeleted: boolean;
  readonly isInserted: boolean;
};

/** What reading paragraphs needs to know of the document. */
export type DocContext = {
  readonly text: string;
  readonly characters: CharacterMarks;
  readonly propertiesAt: (position: number) => ParagraphProperties;
  /** Positions behind the sections; there the mark of a page ends a paragraph. */
  readonly sectionEnds: ReadonlySet<number>;
  readonly numberings: Numberings;
  readonly troubles: Troubles;
  readonly data: DataView | null;
  /** The text box or drawing anchored at a position; null where there is none. */
  readonly shapeAt: (position: number) => { readonly story: Story | null; readonly isLarge: boolean } | null;
};

/** 域. `from`: where in the text of the paragraph its result begins. */
type Field = { isInstruction: boolean; instruction: string; isObject: boolean; readonly from: number };
type Revision = 'none' | 'deleted' | 'inserted';
type Open = {
  text: string;
  boxes: Story[];
  fields: Field[];
  revision: Revision;
  isHidden: boolean;
};

const CELL = 0x07;
const PARAGRAPH = 0x0d;
const SECTION = 0x0c;
const LONGEST_INSTRUCTION = 100;

/** Parts the characters between two positions into paragraphs. */
export function paragraphsIn(context: DocContext, from: number, to: number): readonly DocParagraph[] {
  const { text, characters, sectionEnds } = context;
  const paragraphs: DocParagraph[] = [];
  let open = opened([]);
  const finish = (position: number, isCellMark: boolean): void => {
    paragraphs.push(finished(context, open, position, isCellMark));
    // A result may go on in the next paragraph; an instruction does not, or a broken field would swallow the document.
    const results = open.fields.filter(({ isInstruction }) => !isInstruction);
    open = opened(results.map((field) => ({ ...field, instruction: '' })));
  };
  for (let position = from; position < to; position += 1) {
    const code = text.charCodeAt(position);
    if (code === PARAGRAPH || code === CELL || (code === SECTION && sectionEnds.has(position + 1))) {
      finish(position, code === CELL);
    } else {
      take(context, open, code, position, characters.marks[position] ?? 0);
    }
  }
  if (open.text.trim() !== '') finish(to - 1, false);
  return paragraphs;
}

function opened(fields: Field[]): Open {
  return { text: '', boxes: [], fields, revision: 'none', isHidden: false };
}

function finished(context: DocContext, open: Open, position: number, isCellMark: boolean): DocParagraph {
  const properties = context.propertiesAt(position);
  const mark = context.characters.marks[position] ?? 0;
  const { list, listDepth, outline, isRowEnd } = properties;
  const isListed = list !== null && list !== 0 && !isRowEnd;
  return {
    properties,
    label: isListed ? context.numberings.next(String(list), listDepth ?? 0) : '',
    lines: open.text.split('\n'),
    headingLevel: headingLevel(outline),
    boxes: open.boxes,
    isCellMark,
    isDeleted: (mark & MARK.deleted) !== 0,
    isInserted: (mark & MARK.inserted) !== 0,
  };
}

function take(context: DocContext, open: Open, code: number, position: number, mark: number): void {
  const { troubles } = context;
  if (code >= 0x13 && code <= 0x15) {
    takeFieldMark(open, code, mark, troubles);
    return;
  }
  const instruction = open.fields.findLast(({ isInstruction }) => isInstruction);
  if (instruction !== undefined) {
    if (instruction.instruction.length < LONGEST_INSTRUCTION) instruction.instruction += String.fromCharCode(code);
    return;
  }
  const revision = revisionOf(mark);
  if (revision !== 'none' && revision !== open.revision) troubles.add('docx.revisions');
  open.revision = revision;
  if (revision === 'deleted') return;
  const isHidden = (mark & MARK.hidden) !== 0 && code > 0x20;
  if (isHidden && !open.isHidden) troubles.add('docx.hidden-text');
  if ((mark & MARK.hidden) !== 0) {
    open.isHidden ||= isHidden;
    return;
  }
  open.isHidden = false;
  open.text += shown(context, open, code, position, (mark & MARK.special) !== 0);
}

function revisionOf(mark: number): Revision {
  if ((mark & MARK.deleted) !== 0) return 'deleted';
  return (mark & MARK.inserted) === 0 ? 'none' : 'inserted';
}

/** Fields: beginning, instruction, separator, result, end. Only the result shows. */
function takeFieldMark(open: Open, code: number, mark: number, troubles: Troubles): void {
  const { fields } = open;
  if (code === 0x13) {
    fields.push({ isInstruction: true, instruction: '', isObject: false, from: open.text.length });
    return;
  }
  const field = fields[fields.length - 1];
  if (field === undefined) return;
  if (field.isInstruction) {
    field.isObject = /^\s*(?:EMBED|LINK)\b/i.test(field.instruction);
    if (field.isObject) troubles.add('docx.objects-unread');
    field.isInstruction = false;
  }
  if (code !== 0x15) return;
  fields.pop();
  // As in newer documents: a formula that was never worked out shows nothing.
  const isShown = (mark & (MARK.deleted | MARK.hidden)) === 0;
  if (isShown && isFormula(field.instruction) && open.text.slice(field.from).trim() === '') {
    open.text += LOST_FIGURES.formula;
    troubles.add('docx.formulas-unread');
  }
}

/** What a character shows; '' for marks and for what is only reported. */
function shown(context: DocContext, open: Open, code: number, position: number, isSpecial: boolean): string {
  const { troubles } = context;
  switch (code) {
    case 0x01:
      if (!open.fields.some(({ isObject }) => isObject) && isLargePicture(context, position))
        troubles.add('docx.pictures-unread');
      return '';
    case 0x02:
      if (isSpecial) troubles.add('docx.notes-unread');
      return '';
    case 0x05:
      if (isSpecial) troubles.add('docx.comments');
      return '';
    case 0x08: {
      const shape = isSpecial ? context.shapeAt(position) : null;
      if (shape?.story) open.boxes.push(shape.story);
      else if (shape?.isLarge === true) troubles.add('docx.pictures-unread');
      return '';
    }
    case 0x09:
      return ' ';
    case 0x0b:
    case 0x0c:
    case 0x0e:
      return '\n';
    case 0x1e:
      return '-';
    case 0x28:
      if (!isSpecial) return '(';
      troubles.add('docx.symbols-unread');
      return '';
    default:
      return code < 0x20 ? '' : String.fromCharCode(code);
  }
}
