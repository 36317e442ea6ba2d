import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  PageOrientation,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import {
  reviewWords as words,
  type PrintedLevel,
  type PrintedParagraph,
  type PrintedReport,
  type PrintedTable,
} from '../../core/review/index.js';

/**
 * 党政机关公文格式 (GB/T 9704-2012) as far as a working paper has it: page, fonts, spacing, headings, page numbers.
 * No red head, no document number, no seal: those are made where the paper is signed.
 */
const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    footer: convertMillimetersToTwip(28),
  },
} as const;

/** Turned to the left: the head of a table lies at the binding edge of an odd page. */
const LANDSCAPE = {
  size: { ...PAGE.size, orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: convertMillimetersToTwip(28),
    bottom: convertMillimetersToTwip(26),
    left: convertMillimetersToTwip(35),
    right: convertMillimetersToTwip(37),
    footer: convertMillimetersToTwip(15),
  },
} as const;

/** Half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小五 9 pt. */
const SIZE = { title: 44, body: 32, pageNumber: 28, table: 18 } as const;
/** 28 pt exactly: 22 lines on a page. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
const CHARACTER = 320;
/** 28 characters of 16 pt are a little wider than the type area of 156 mm: each gives way by 0.207 pt (in 4096ths). */
const GRID = { type: DocumentGridType.LINES_AND_CHARS, linePitch: 579, charSpace: -848 } as const;

/** The fonts the standard names, and where they are not installed the ones Windows, 麒麟 and 统信 bring. None is embedded. */
const FALLBACKS = {
  方正小标宋简体: '方正小标宋_GBK,华文中宋,宋体,SimSun',
  仿宋_GB2312: '仿宋,FangSong,方正仿宋_GBK,FZFangSong-Z02S',
  楷体_GB2312: '楷体,KaiTi,方正楷体_GBK,FZKai-Z03S',
  黑体: 'SimHei,方正黑体_GBK,FZHei-B01S',
  宋体: 'SimSun,方正书宋_GBK,Noto Serif CJK SC',
} as const;

type Font = keyof typeof FALLBACKS;

function fontOf(eastAsia: Font): IFontAttributesProperties {
  return { ascii: eastAsia, hAnsi: eastAsia, cs: eastAsia, eastAsia };
}

/** Who is named as the author, and the day the file bears. */
export type Signed = { readonly reviewer: string; readonly date: string };

/** A report as a Word document. */
export async function renderDocx(report: PrintedReport, signed: Signed): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    creator: signed.reviewer,
    lastModifiedBy: signed.reviewer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf('仿宋_GB2312'), size: SIZE.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
          paragraph: { spacing: LINE },
        },
      },
    },
    sections: [
      {
        properties: report.orientation === 'landscape' ? { page: LANDSCAPE } : { page: PAGE, grid: GRID },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: report.blocks.flatMap((block) =>
          block.type === 'table' ? tableOf(block, report) : paragraphOf(block),
        ),
      },
    ],
  });
  return withFallbacks(new Uint8Array(await Packer.toArrayBuffer(document)), signed.date);
}

/** Two characters in, as every paragraph of a 公文; the addressee stands flush left. */
const INDENT = { firstLine: 2 * CHARACTER, firstLineChars: 200 } as const;
/** 署名 and 成文日期: right, four characters in. */
const SIGNATURE = { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } } as const;

type Shape = { readonly font: Font; readonly options: IParagraphOptions; readonly size?: number };

const SHAPE: Readonly<Record<PrintedLevel, Shape>> = {
  // 小标宋 of 22 pt needs more than the 28 pt of the text lines.
  title: {
    font: '方正小标宋简体',
    size: SIZE.title,
    options: { alignment: AlignmentType.CENTER, spacing: { line: 640, lineRule: LineRuleType.EXACT } },
  },
  addressee: { font: '仿宋_GB2312', options: {} },
  heading1: { font: '黑体', options: { indent: INDENT, keepNext: true, outlineLevel: 0 } },
  heading2: { font: '楷体_GB2312', options: { indent: INDENT, keepNext: true, outlineLevel: 1 } },
  body: { font: '仿宋_GB2312', options: { indent: INDENT, alignment: AlignmentType.BOTH } },
  detail: { font: '仿宋_GB2312', options: { indent: INDENT, alignment: AlignmentType.BOTH } },
  signature: { font: '仿宋_GB2312', options: SIGNATURE },
  note: { font: '仿宋_GB2312', size: SIZE.pageNumber, options: {} },
  blank: { font: '仿宋_GB2312', options: {} },
};

function paragraphOf({ level, text }: PrintedParagraph): Paragraph {
  const { font, options, size } = SHAPE[level];
  if (level === 'blank') return new Paragraph({ children: [] });
  return new Paragraph({
    ...options,
    children: runsOf(text, { font: fontOf(font), ...(size !== undefined && { size }) }),
  });
}

/** One run for each line: a line end inside a text is a break inside its paragraph. */
function runsOf(text: string, look: IRunOptions): readonly TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }));
}

/** The table as wide as the type area, its headings repeated on every page, no row torn over two pages. */
function tableOf(table: PrintedTable, report: PrintedReport): readonly (Paragraph | Table)[] {
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  const area = report.orientation === 'landscape' ? 225 : 156;
  const widths = table.columns.map(({ width }) => convertMillimetersToTwip((area * width) / total));
  const cell = (text: string, column: number, isHeading: boolean, isNumber: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: isHeading ? AlignmentType.CENTER : isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { line: 280, lineRule: LineRuleType.AT_LEAST },
          children: runsOf(text, { font: fontOf(isHeading ? '黑体' : '仿宋_GB2312'), size: SIZE.table }),
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ heading }, column) => cell(heading, column, true, false)),
  });
  const body = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((value, column) => cell(String(value), column, false, typeof value === 'number')),
      }),
  );
  // A report that has one table bears its title; of several each needs its own.
  const named =
    table.title === '' || table.title === report.title
      ? []
      : [paragraphOf({ type: 'paragraph', level: 'heading2', text: table.title })];
  if (table.rows.length === 0) return [...named, paragraphOf({ type: 'paragraph', level: 'body', text: table.empty })];
  return [...named, new Table({ rows: [head, ...body], columnWidths: widths, layout: TableLayoutType.FIXED })];
}

/** 「— 1 —」 in 四号宋体: right on odd pages, left on even ones, one character from the edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const run = { font: fontOf('宋体'), size: SIZE.pageNumber } as const;
  const dash = words.opinion.pageDash;
  const indent = alignment === AlignmentType.RIGHT ? { right: SIZE.pageNumber * 10 } : { left: SIZE.pageNumber * 10 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [new TextRun({ ...run, children: [`${dash} `, PageNumber.CURRENT, ` ${dash}`] })],
      }),
    ],
  });
}

/**
 * Names the substitutes in the font table, which the writer leaves empty, and sets the dates to that of the report: the
 * same model gives the same bytes.
 */
function withFallbacks(docx: Uint8Array, date: string): Uint8Array {
  const files = unzipSync(docx);
  const fonts = Object.entries(FALLBACKS).map(
    ([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
  );
  files['word/fontTable.xml'] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`,
  );
  const core = files['docProps/core.xml'];
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? '2000-01-01';
  if (core !== undefined) {
    const dated = new TextDecoder().decode(core).replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`);
    files['docProps/core.xml'] = strToU8(dated);
  }
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { mtime: new Date(`${day}T00:00:00`) }];
  return zipSync(entries);
}
