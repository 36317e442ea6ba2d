import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  convertMillimetersToTwip,
  type IFontAttributesProperties,
  type IParagraphOptions,
} from 'docx';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { reviewWords as words, type ReportModel } from '../../core/review/index.js';
import { appendixOf, dateText, opinionOf, type Paragraph as Text } from './opinion.js';

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

/** Half points: 二号 22 pt, 三号 16 pt, 四号 14 pt. */
const SIZE = { title: 44, body: 32, pageNumber: 28 } as const;
/** 28 pt exactly: 22 lines on a page. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
const CHARACTER = 320;

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

/** 审核意见书. */
export async function renderDocx(model: ReportModel): Promise<Uint8Array> {
  const document = new Document({
    title: model.title,
    creator: model.reviewer,
    lastModifiedBy: model.reviewer,
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
        properties: { page: PAGE },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...titleOf(model.title),
          ...opinionOf(model).map(paragraphOf),
          blank(),
          signature(model.reviewer),
          signature(dateText(model.date)),
          ...appendixOf(model).map(paragraphOf),
        ],
      },
    ],
  });
  return withFallbacks(new Uint8Array(await Packer.toArrayBuffer(document)), model.date);
}

function titleOf(title: string): readonly Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      // 小标宋 of 22 pt needs more than the 28 pt of the text lines.
      spacing: { line: 640, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: title, font: fontOf('方正小标宋简体'), size: SIZE.title })],
    }),
    blank(),
  ];
}

function blank(): Paragraph {
  return new Paragraph({ children: [] });
}

/** Two characters in, as every paragraph of a 公文; the addressee stands flush left. */
const INDENT = { firstLine: 2 * CHARACTER, firstLineChars: 200 } as const;

const SHAPE: Readonly<Record<Text['level'], { readonly font: Font; readonly options: IParagraphOptions }>> = {
  addressee: { font: '仿宋_GB2312', options: {} },
  heading1: { font: '黑体', options: { indent: INDENT, keepNext: true, outlineLevel: 0 } },
  heading2: { font: '楷体_GB2312', options: { indent: INDENT, keepNext: true, outlineLevel: 1 } },
  body: { font: '仿宋_GB2312', options: { indent: INDENT, alignment: AlignmentType.BOTH } },
  detail: { font: '仿宋_GB2312', options: { indent: INDENT, alignment: AlignmentType.BOTH } },
};

function paragraphOf({ level, text }: Text): Paragraph {
  const { font, options } = SHAPE[level];
  const lines = text.split('\n');
  return new Paragraph({
    ...options,
    children: lines.map(
      (line, index) => new TextRun({ text: line, font: fontOf(font), ...(index === 0 ? {} : { break: 1 }) }),
    ),
  });
}

/** 署名 and 成文日期: right, four characters in. */
function signature(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: 4 * CHARACTER },
    children: [new TextRun({ text, font: fontOf('仿宋_GB2312') })],
  });
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
