import { LOST_FIGURES } from '../../../core/amount/index.js';
import { all, at, type Element } from '../ofd/xml.js';
import type { Numberings } from './numbering.js';
import { valueOf } from './numbering.js';
import { headingLevel, isOn, paragraphStyle, type ParagraphStyle } from './styles.js';
import type { Troubles } from './troubles.js';

/** What reading a paragraph needs to know of the document. */
export type Context = {
  readonly numberings: Numberings;
  readonly styleOf: (id: string | null) => ParagraphStyle;
  /** Whether text in a style does not show. */
  readonly isHidden: (style: string | null) => boolean;
  readonly troubles: Troubles;
};

/** A paragraph: its lines (a manual break begins one), its heading depth, and the text boxes anchored in it. */
export type Paragraph = {
  readonly label: string;
  readonly lines: readonly string[];
  readonly headingLevel: number | null;
  readonly boxes: readonly Element[];
};

/** A picture of 10 × 5 cm (in EMU) may be a table; smaller ones are seals and logos. */
const WIDE = 3_600_000;
const HIGH = 1_800_000;

/** So much of the instruction of a field is kept; its beginning says what it is. */
const LONGEST_INSTRUCTION = 100;

/** 域. `from`: where in the text its result begins. */
type Field = { instruction: string; readonly from: number };

type Text = {
  text: string;
  readonly boxes: Element[];
  readonly fields: Field[];
  readonly paragraphHidden: boolean;
};

/** The visible text of a paragraph. */
export function readParagraph(element: Element, context: Context): Paragraph {
  const properties = at(element, 'pPr');
  const own = paragraphStyle(properties);
  const inherited = context.styleOf(valueOf(properties, 'pStyle'));
  const numId = own.numId ?? inherited.numId;
  const paragraphHidden = context.isHidden(valueOf(properties, 'pStyle'));
  const collected: Text = { text: '', boxes: [], fields: [], paragraphHidden };
  collect(element, collected, context);
  // A list number 0 takes the paragraph out of the list of its style.
  const label =
    numId === null || numId === '0' ? '' : context.numberings.next(numId, own.depth ?? inherited.depth ?? 0);
  return {
    label,
    lines: collected.text.split('\n'),
    headingLevel: headingLevel(own.outline ?? inherited.outline),
    boxes: collected.boxes,
  };
}

function collect(element: Element, into: Text, context: Context): void {
  const { troubles } = context;
  for (const child of element.children) {
    switch (child.name) {
      case 'r':
        if (isHiddenRun(child, into.paragraphHidden, context) && hasText(child)) troubles.add('docx.hidden-text');
        else collect(child, into, context);
        break;
      case 't':
        into.text += child.text.replaceAll('\n', ' ');
        break;
      case 'tab':
      case 'ptab':
        into.text += ' ';
        break;
      case 'br':
      case 'cr':
        into.text += '\n';
        break;
      case 'noBreakHyphen':
        into.text += '-';
        break;
      case 'sym':
        troubles.add('docx.symbols-unread');
        break;
      case 'ins':
      case 'moveTo':
        troubles.add('docx.revisions');
        collect(child, into, context);
        break;
      case 'del':
      case 'moveFrom':
        troubles.add('docx.revisions');
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        troubles.add('docx.notes-unread');
        break;
      case 'commentReference':
        troubles.add('docx.comments');
        break;
      case 'AlternateContent':
        collect(at(child, 'Choice') ?? at(child, 'Fallback') ?? child, into, context);
        break;
      case 'object':
        troubles.add('docx.objects-unread');
        break;
      case 'chart':
      case 'relIds':
      case 'textpath':
        troubles.add('docx.charts');
        break;
      case 'imagedata':
        if (isLargeShape(element)) troubles.add('docx.pictures-unread');
        break;
      case 'fldChar':
        takeFieldMark(child.attributes['fldCharType'], into, troubles);
        break;
      case 'instrText':
        addInstruction(child.text, into);
        break;
      case 'fldSimple': {
        const field = { instruction: child.attributes['instr'] ?? '', from: into.text.length };
        collect(child, into, context);
        endField(field, into, troubles);
        break;
      }
      case 'txbxContent':
        into.boxes.push(child);
        break;
      case 'inline':
      case 'anchor':
        countPicture(child, troubles);
        collect(child, into, context);
        break;
      case 'pPr':
      case 'rPr':
      case 'Fallback':
      case 'delText':
      case 'rt':
        break;
      default:
        collect(child, into, context);
    }
  }
}

/** A field begins, goes over from its instruction to its result, or ends. */
function takeFieldMark(mark: string | undefined, into: Text, troubles: Troubles): void {
  if (mark === 'begin') into.fields.push({ instruction: '', from: into.text.length });
  const field = mark === 'end' ? into.fields.pop() : undefined;
  if (field !== undefined) endField(field, into, troubles);
}

function addInstruction(text: string, { fields }: Text): void {
  const field = fields[fields.length - 1];
  if (field !== undefined && field.instruction.length < LONGEST_INSTRUCTION) field.instruction += text;
}

/** A formula that was never worked out shows nothing; its cell is not blank, as a person who updates it sees. */
function endField({ instruction, from }: Field, into: Text, troubles: Troubles): void {
  if (!isFormula(instruction) || into.text.slice(from).trim() !== '') return;
  into.text += LOST_FIGURES.formula;
  troubles.add('docx.formulas-unread');
}

/** 公式域: 「=SUM(ABOVE)」, as against the fields of page numbers, contents and references. */
export function isFormula(instruction: string): boolean {
  return /^\s*=/.test(instruction);
}

function countPicture(drawing: Element, troubles: Troubles): void {
  const extent = at(drawing, 'extent')?.attributes ?? {};
  const isLarge = Number(extent['cx'] ?? 0) >= WIDE && Number(extent['cy'] ?? 0) >= HIGH;
  if (isLarge && all(at(drawing, 'graphic', 'graphicData'), 'pic').length > 0) troubles.add('docx.pictures-unread');
}

/** Whether a shape of the older drawing language, which states its size in a style, is as large as a table may be. */
function isLargeShape(shape: Element): boolean {
  const style = shape.attributes['style'] ?? '';
  return lengthIn(style, 'width') >= WIDE && lengthIn(style, 'height') >= HIGH;
}

/** A length of a style in EMU; 0 where it is not stated. */
function lengthIn(style: string, name: string): number {
  const match = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)(pt|in|cm|mm)`, 'i').exec(style);
  return Number(match?.[1] ?? 0) * (UNITS[match?.[2]?.toLowerCase() ?? ''] ?? 0);
}

/** EMU in the units of such styles. */
const UNITS: Readonly<Record<string, number>> = { pt: 12_700, in: 914_400, cm: 360_000, mm: 36_000 };

function hasText(run: Element): boolean {
  return run.children.some((child) => child.name === 't' && child.text.trim() !== '');
}

/** Whether a run does not show: by its own word, by its style, or by that of its paragraph. */
function isHiddenRun(run: Element, paragraphHidden: boolean, { isHidden }: Context): boolean {
  const properties = at(run, 'rPr');
  const own = at(properties, 'vanish');
  return own === null ? paragraphHidden || isHidden(valueOf(properties, 'rStyle')) : isOn(own);
}
