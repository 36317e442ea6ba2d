import { HIGH, WIDE } from '../doc/pictures.js';
import { headingLevel } from '../docx/styles.js';
import { pageWordsDefects } from '../docx/page-words.js';
import { Troubles } from '../docx/troubles.js';
import { Flow } from '../flow.js';
import type { FormatRead } from '../format-read.js';
import { writeStory, type Story } from '../story.js';
import { decodeBytes, encodingOfCharset, encodingOfPage } from './code-pages.js';
import { RowWords, TableLevels } from './table-levels.js';
import { tokensOf } from './tokens.js';
import { CHARACTERS, HEADS, READ, SILENT } from './words.js';

/** What a group changes until it ends. */
type State = {
  /** Nothing in the group is text of the document. */
  silent: boolean;
  /** Reads the table of fonts. */
  inFonts: boolean;
  /** The number of an automatic list, written out. */
  inLabel: boolean;
  font: number;
  /** Characters that follow `\u` for readers that know no Unicode. */
  fallback: number;
  hidden: boolean;
  deleted: boolean;
  inTable: boolean;
  depth: number;
  outline: number | null;
  picture: { width: number; height: number } | null;
  /** The text box, or the head or foot of the pages, that the group holds. */
  box: Part | null;
};

/** A stretch of text of its own: the document, or a text box or the head or foot of the pages in it. */
type Part = {
  readonly levels: TableLevels;
  readonly isHead: boolean;
  /** Those of heads and feet are none of the document's. */
  readonly troubles: Troubles;
  text: string;
  label: string;
  boxes: Story[];
  readonly state: State;
};

/** Groups inside groups; deeper ones are an attack. */
const DEEPEST = 1_000;
const REPLACEMENT = /\ufffd/g;

/** 读取 RTF 文档. Files that end in .doc are often RTF. Paragraphs and tables as a word processor shows them. */
export function readRtf(bytes: Uint8Array): FormatRead {
  const reader = new RtfReader();
  for (const token of tokensOf(bytes)) {
    if (token.type === 'open') {
      if (!reader.open()) return { ok: false, reason: 'damaged' };
    } else if (token.type === 'close') {
      if (reader.close()) return reader.result(true);
    } else if (token.type === 'text') reader.text(token.bytes);
    else reader.word(token.name, token.value);
  }
  return reader.result(false);
}

class RtfReader {
  readonly #charsets = new Map<number, string | null>();
  readonly #row = new RowWords();
  readonly #stack: State[] = [];
  #state: State = {
    silent: false,
    inFonts: false,
    inLabel: false,
    font: 0,
    fallback: 1,
    hidden: false,
    deleted: false,
    inTable: false,
    depth: 0,
    outline: null,
    picture: null,
    box: null,
  };
  #part: Part = {
    levels: new TableLevels(),
    isHead: false,
    troubles: new Troubles(),
    text: '',
    label: '',
    boxes: [],
    state: this.#state,
  };
  readonly #heads: Story[] = [];
  readonly #parts: Part[] = [];
  #encoding = encodingOfPage(0);
  #defaultFont = 0;
  #pending: number[] = [];
  #isHiddenRun = false;
  /** Bytes or control words still to be passed over behind `\u`. */
  #skip = 0;
  /** The group that was just opened is marked as one that may be passed over. */
  #isOptional = false;
  #isFirst = false;

  open(): boolean {
    this.#flush();
    this.#skip = 0;
    this.#stack.push(this.#state);
    this.#state = { ...this.#state, picture: null, box: null };
    this.#isFirst = true;
    this.#isOptional = false;
    return this.#stack.length <= DEEPEST;
  }

  /** True where the document ends. */
  close(): boolean {
    this.#flush();
    this.#skip = 0;
    this.#isFirst = false;
    const { box, picture } = this.#state;
    if (picture !== null && picture.width >= WIDE && picture.height >= HIGH)
      this.#part.troubles.add('docx.pictures-unread');
    if (box !== null) this.#endBox();
    this.#state = this.#stack.pop() ?? this.#state;
    return this.#stack.length === 0;
  }

  text(bytes: Uint8Array): void {
    this.#isFirst = false;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    if (this.#isSilent()) return;
    for (const byte of bytes.subarray(skipped)) this.#pending.push(byte);
  }

  word(name: string, value: number | null): void {
    if (this.#skip > 0) {
      // Producers forget the characters that are to be passed over; a word that does something is none of them.
      this.#skip = CHARACTERS[name] === undefined ? 0 : this.#skip - 1;
      if (CHARACTERS[name] !== undefined) return;
    }
    if (name === '*') {
      this.#isOptional = this.#isFirst;
      return;
    }
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (isFirst && this.#entered(name)) return;
    if (this.#state.inFonts) this.#fontWord(name, value);
    else if (this.#state.picture !== null) this.#pictureWord(name, value);
    else if (!this.#state.silent) this.#textWord(name, value);
  }

  result(isComplete: boolean): FormatRead {
    this.#flush();
    while (this.#parts.length > 0) this.#endBox();
    this.#paragraph(0);
    const flow = new Flow();
    const { tablesUnread } = writeStory(this.#part.levels.story(), flow);
    const troubles = this.#part.troubles;
    troubles.add('docx.cells-unread', tablesUnread + this.#part.levels.overfull);
    troubles.add('doc.columns-guessed', this.#part.levels.guessed);
    if (!isComplete) troubles.add('rtf.truncated');
    if (flow.blocks.length === 0) return { ok: false, reason: 'empty' };
    const defects = [...troubles.defects(), ...pageWordsDefects(this.#heads, flow.lines)];
    return { ok: true, blocks: flow.blocks, defects, lines: flow.lines };
  }

  /** Looks at the first word of a group, which may say what the group is. True where nothing more is to be done. */
  #entered(name: string): boolean {
    const state = this.#state;
    const isOptional = this.#isOptional;
    this.#isOptional = false;
    if (state.silent) return true;
    if (name === 'fonttbl') state.inFonts = true;
    else if (name === 'pict') state.picture = { width: 0, height: 0 };
    else if (name === 'listtext' || name === 'pntext') state.inLabel = true;
    else if (name === 'shptxt') this.#beginBox(false);
    else if (HEADS.has(name)) this.#beginBox(true);
    else if (name === 'object') this.#pass('docx.objects-unread');
    else if (name === 'footnote') this.#pass('docx.notes-unread');
    else if (name === 'annotation') this.#pass('docx.comments');
    else if (SILENT.has(name) || (isOptional && !READ.has(name))) state.silent = true;
    else return false;
    return true;
  }

  #pass(trouble: 'docx.objects-unread' | 'docx.notes-unread' | 'docx.comments'): void {
    this.#part.troubles.add(trouble);
    this.#state.silent = true;
  }

  #fontWord(name: string, value: number | null): void {
    if (name === 'f') this.#state.font = value ?? 0;
    if (name === 'fcharset') this.#charsets.set(this.#state.font, encodingOfCharset(value ?? 0));
  }

  #pictureWord(name: string, value: number | null): void {
    const { picture } = this.#state;
    if (picture === null) return;
    if (name === 'picwgoal') picture.width = value ?? 0;
    if (name === 'pichgoal') picture.height = value ?? 0;
  }

  #textWord(name: string, value: number | null): void {
    const state = this.#state;
    const character = CHARACTERS[name];
    if (character !== undefined) {
      this.#write(character);
      return;
    }
    switch (name) {
      case 'u':
        this.#write(String.fromCharCode(((value ?? 0) + 0x10000) % 0x10000));
        this.#skip = state.fallback;
        break;
      case 'uc':
        state.fallback = Math.max(0, value ?? 1);
        break;
      case 'ansicpg':
        this.#encoding = encodingOfPage(value ?? 0);
        break;
      case 'deff':
        this.#defaultFont = value ?? 0;
        state.font = this.#defaultFont;
        break;
      case 'f':
        this.#flush();
        state.font = value ?? 0;
        break;
      case 'plain':
        this.#flush();
        state.font = this.#defaultFont;
        state.hidden = false;
        state.deleted = false;
        break;
      case 'v':
        this.#flush();
        state.hidden = value !== 0;
        break;
      case 'deleted':
        this.#flush();
        state.deleted = value !== 0;
        if (state.deleted) this.#part.troubles.add('docx.revisions');
        break;
      case 'revised':
        if (value !== 0) this.#part.troubles.add('docx.revisions');
        break;
      default:
        this.#blockWord(name, value);
    }
  }

  #blockWord(name: string, value: number | null): void {
    const state = this.#state;
    switch (name) {
      case 'pard':
        state.inTable = false;
        state.depth = 0;
        state.outline = null;
        break;
      case 'intbl':
        state.inTable = true;
        break;
      case 'itap':
        state.depth = Math.max(0, value ?? 0);
        break;
      case 'outlinelevel':
        state.outline = value;
        break;
      case 'par':
      case 'sect':
        this.#paragraph(state.inTable ? Math.max(1, state.depth) : state.depth);
        break;
      case 'cell':
        this.#paragraph(1);
        this.#part.levels.cell(1);
        break;
      case 'nestcell':
        this.#paragraph(Math.max(2, state.depth));
        this.#part.levels.cell(Math.max(2, state.depth));
        break;
      case 'row':
        this.#part.levels.row(1, this.#row.definition());
        break;
      case 'nestrow':
        this.#part.levels.row(Math.max(2, state.depth), this.#row.definition());
        break;
      default:
        this.#row.take(name, value);
    }
  }

  #isSilent(): boolean {
    const { silent, inFonts, picture } = this.#state;
    return silent || inFonts || picture !== null;
  }

  /** Decodes the bytes that have come since the encoding last changed. */
  #flush(): void {
    if (this.#pending.length === 0) return;
    const text = decodeBytes(this.#pending, this.#charsets.get(this.#state.font) ?? this.#encoding);
    this.#pending = [];
    this.#append(text);
  }

  #write(text: string): void {
    this.#flush();
    this.#append(text);
  }

  #append(text: string): void {
    const { hidden, deleted, inLabel } = this.#state;
    if (hidden && !deleted && text.trim() !== '' && !this.#isHiddenRun) this.#part.troubles.add('docx.hidden-text');
    this.#isHiddenRun = hidden;
    if (hidden || deleted) return;
    this.#part.troubles.add('rtf.characters-unread', text.match(REPLACEMENT)?.length ?? 0);
    if (inLabel) this.#part.label += text.replaceAll('\t', '');
    else this.#part.text += text;
  }

  /** Ends a paragraph, which lies in tables of this depth. */
  #paragraph(depth: number): void {
    this.#flush();
    const { text, label, boxes, levels } = this.#part;
    this.#part.text = '';
    this.#part.label = '';
    this.#part.boxes = [];
    levels.paragraph(
      { type: 'paragraph', label, lines: text.split('\n'), headingLevel: headingLevel(this.#state.outline), boxes },
      depth,
    );
  }

  #beginBox(isHead: boolean): void {
    const state = this.#state;
    this.#parts.push(this.#part);
    const troubles = isHead ? new Troubles() : this.#part.troubles;
    this.#part = { levels: new TableLevels(), isHead, troubles, text: '', label: '', boxes: [], state };
    Object.assign(state, { silent: false, inTable: false, depth: 0, outline: null, box: this.#part });
  }

  /** Ends the innermost text box: it belongs to the paragraph in which it stands. Heads and feet belong to none. */
  #endBox(): void {
    this.#paragraph(0);
    const { levels, isHead } = this.#part;
    const story = levels.story();
    this.#part = this.#parts.pop() ?? this.#part;
    if (isHead) {
      this.#heads.push(story);
      return;
    }
    this.#part.troubles.add('doc.columns-guessed', levels.guessed);
    this.#part.boxes.push(story);
  }
}
