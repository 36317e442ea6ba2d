import type { SourceFormat } from '../../core/disclosure/index.js';
import type { ReadFailure } from './job.js';
import { missingRecogniser } from './scan/messages.js';
import type { FileKind } from './sniff.js';

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 200 * 1024 * 1024;

const SAVE_ANEW = '请打开后另存为 PDF 或 Word 文档（.docx）后再导入';
const SHEET_AS_PDF = '请用 Excel 或 WPS 打开后输出为 PDF，或将各工作表另存为 CSV（.csv）后再导入';

/** What each recognised format is called, the format it counts as, and what to do while it cannot be read. */
const FORMATS: Readonly<
  Record<
    Exclude<FileKind, 'text'>,
    { readonly name: string; readonly format: SourceFormat | null; readonly advice: string }
  >
> = {
  pdf: { name: 'PDF 文件', format: 'pdf', advice: SAVE_ANEW },
  docx: { name: 'Word 文档（.docx）', format: 'docx', advice: SAVE_ANEW },
  doc: { name: 'Word/WPS 文字文档（.doc、.wps）', format: 'doc', advice: SAVE_ANEW },
  xlsx: {
    name: 'Excel 工作簿（.xlsx）',
    format: 'xlsx',
    advice: SHEET_AS_PDF,
  },
  xls: {
    name: 'Excel/WPS 表格工作簿（.xls、.et）',
    format: 'xls',
    advice: SHEET_AS_PDF,
  },
  html: { name: '网页（HTML）', format: 'html', advice: '请在浏览器中打开，打印为 PDF 后再导入' },
  mht: { name: '网页存档（MHT）', format: 'html', advice: '请在浏览器中打开，打印为 PDF 后再导入' },
  'spreadsheet-xml': {
    name: 'Excel XML 表格',
    format: 'xls',
    advice: SHEET_AS_PDF,
  },
  'word-xml': { name: 'Word XML 文档', format: 'docx', advice: SAVE_ANEW },
  ofd: { name: 'OFD 版式文件', format: 'ofd', advice: '请在 OFD 阅读器中全选复制到文本文件（.txt）后再导入' },
  image: { name: '图片', format: 'image', advice: '请取得可复制文字的电子版，另存为文本（.txt）后再导入' },
  xml: {
    name: 'XML 数据文件（如标文通文档、系统导出的数据）',
    format: null,
    advice: '请用原来的软件打开，另存为 PDF、Word 文档（.docx）或 Excel 工作簿（.xlsx）后再导入',
  },
  rtf: { name: 'RTF 文档', format: null, advice: SAVE_ANEW },
  pptx: { name: '演示文稿（.pptx）', format: null, advice: '演示文稿不是预算公开材料的常用格式，请核对文件是否选错' },
  ppt: { name: '演示文稿（.ppt）', format: null, advice: '演示文稿不是预算公开材料的常用格式，请核对文件是否选错' },
  opendocument: { name: 'OpenDocument 文档', format: null, advice: SAVE_ANEW },
  zip: { name: 'ZIP 压缩包', format: null, advice: '请先解压，再导入其中的文件' },
  archive: {
    name: 'RAR、7z 或 gzip 压缩包',
    format: null,
    advice: '请用压缩软件解压后导入解压出的文件夹，或改为 ZIP 压缩包后再导入',
  },
  'damaged-zip': {
    name: '不完整的 ZIP 类文件（.docx、.xlsx、.ofd 或 .zip）',
    format: null,
    advice: '文件末尾的目录缺失，可能未拷贝完整，请重新拷贝或下载',
  },
  'damaged-compound': {
    name: '不完整的旧版 Office/WPS 文件',
    format: null,
    advice: '文件目录损坏，可能未拷贝完整，请重新拷贝或下载',
  },
  'encrypted-office': {
    name: '已加密（设有打开密码或权限）的 Office 文件',
    format: null,
    advice: '请先在 Office 或 WPS 中取消密码或权限限制，另存后再导入',
  },
  'encrypted-file': {
    name: '已被文件加密软件加密的文件',
    format: null,
    advice: '请在装有该加密软件的计算机上解密后再导入，或向编制单位取得未加密的文件',
  },
  'other-compound': { name: '旧版复合文档', format: null, advice: SAVE_ANEW },
  program: { name: '可执行程序', format: null, advice: '它不是公开材料，请核对文件是否选错' },
  zeros: { name: '全部为零字节的文件', format: null, advice: '内容没有写入，可能拷贝中断，请重新拷贝或下载' },
  unknown: { name: '无法识别的二进制文件', format: null, advice: '请用原来的软件打开，另存为文本（.txt）后再导入' },
};

/** 格式暂不支持. Says what the file is, that this version does not read it, and what to do. */
export function unsupported(name: string, kind: Exclude<FileKind, 'text'>): ReadFailure {
  const { name: what, format, advice } = FORMATS[kind];
  const readable = format === null ? '不能读取' : '此版本尚不能读取这种格式';
  return {
    code: 'unsupported-format',
    message: `“${name}”是${/^[A-Z]/.test(what) ? ' ' : ''}${what}，${readable}。${advice}。`,
    ...(format === null ? {} : { format }),
  };
}

/** A failure for a file that is there but is no readable text, or is not there at all. */
export function failure(
  name: string,
  code: Exclude<ReadFailure['code'], 'unsupported-format' | 'time-limit' | 'memory-limit' | 'too-large'>,
  detail?: string,
): ReadFailure {
  const messages: Record<typeof code, string> = {
    missing: `找不到“${name}”。请核对路径和文件名。`,
    'not-readable': `不能读取“${name}”：${detail ?? '没有读取权限，或文件正被其他程序占用'}。请核对文件，或复制到本机文件夹后重试。`,
    empty: `“${name}”${detail ?? '是空文件'}，没有可检查的内容。请核对文件是否保存完整。`,
    'directory-without-documents': `文件夹“${name}”中没有可作为公开材料的文件（文本、PDF、Word、Excel、WPS、OFD、网页、图片）。请核对文件夹。`,
    undecodable: `“${name}”${detail ?? '看起来是文本，但不是 UTF-8、UTF-16 或 GB18030（GBK）编码的中文，或已经损坏'}。请用记事本或 WPS 打开，另存为 UTF-8 编码的文本（.txt）后再导入。`,
    encrypted: `“${name}”已加密（设有打开密码），不能读取。请向编制单位取得未加密的文件，或用原来的软件打开、取消密码后另存再导入。`,
    damaged: `“${name}”已损坏或不完整，不能打开。请重新拷贝或下载；仍不能打开时，请用原来的软件打开后另存再导入。`,
    'too-large-inside': `“${name}”解压后的内容过大，未读取。请核对文件来源，或用原来的软件打开后另存再导入。`,
    cancelled: `已取消读取“${name}”。需要时请重新导入。`,
    'reader-crashed': `读取“${name}”时程序出错${detail === undefined ? '' : `（${detail}）`}，其他文件不受影响。请另存为 UTF-8 文本（.txt）后重试。`,
  };
  return { code, message: messages[code] };
}

/** 版本过旧. Written before Word 97, in a form of its own. */
export function tooOld(name: string, format: SourceFormat): ReadFailure {
  return {
    code: 'unsupported-format',
    message: `“${name}”是 Word 95 或更早版本的文档，不能读取。请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再导入。`,
    format,
  };
}

/** 图片未读. `detail`: why nothing can be recognised on this computer. */
export function imageUnread(
  name: string,
  reason: 'other-image' | 'no-words' | 'no-recogniser',
  detail = '',
): ReadFailure {
  const messages: Record<typeof reason, string> = {
    'other-image': `“${name}”是 GIF、WebP 或压缩的 BMP 图片，不能读取。请另存为 PNG、JPEG 或 TIFF 图片，或输出为 PDF 后再导入。`,
    'no-words': `“${name}”是图片，没有从中读出文字。请核对文件是否选错；确为公开材料的，请用不低于 200 dpi 重新扫描后再导入，或对照原件人工核对。`,
    'no-recogniser': `“${name}”是图片，未读取。${missingRecogniser(detail)}。`,
  };
  return { code: 'unsupported-format', message: messages[reason], format: 'image' };
}

/** Too large to be read at all. `size` in bytes. */
export function tooLarge(name: string, size: number): ReadFailure {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return {
    code: 'too-large',
    message: `“${name}”有 ${megabytes} MB，超过 ${LARGEST_FILE / 1024 / 1024} MB 的上限，未读取。请拆分文件，或去掉其中的图片后另存。`,
  };
}

/** The reader thread was stopped at a limit. */
export function stopped(
  name: string,
  limit: { readonly seconds: number } | { readonly megabytes: number },
): ReadFailure {
  return 'seconds' in limit
    ? {
        code: 'time-limit',
        message: `读取“${name}”超过 ${limit.seconds} 秒，已停止，其他文件不受影响。请拆分文件后重试；不是文本的文件，也可另存为文本（.txt）后重试。`,
      }
    : {
        code: 'memory-limit',
        message: `读取“${name}”所需内存超过 ${limit.megabytes} MB，已停止，其他文件不受影响。请拆分文件后重试；不是文本的文件，也可另存为文本（.txt）后重试。`,
      };
}
