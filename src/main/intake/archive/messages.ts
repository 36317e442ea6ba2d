import type { ReadFailure } from '../job.js';

/** Largest unpacked size of all documents of an archive together, in bytes. */
export const LARGEST_TOTAL = 4 * 2 ** 30;

/** 压缩包套压缩包: how many of them are opened, the outermost included. */
export const DEEPEST_ARCHIVE = 3;

type ArchiveProblem =
  | 'encrypted-entry'
  | 'unknown-method'
  | 'damaged-entry'
  | 'bomb'
  | 'too-deep'
  | 'no-documents'
  | 'too-many'
  | 'total'
  | 'overlapping'
  | 'incomplete'
  | 'split'
  | 'damaged';

const UNPACK_FIRST = '请用压缩软件解压后，导入解压出的文件';
const COPY_ANEW = '请重新拷贝或下载，或请编制单位重新压缩';

const PROBLEMS: Readonly<
  Record<ArchiveProblem, { readonly code: ReadFailure['code']; readonly words: (name: string) => string }>
> = {
  'encrypted-entry': {
    code: 'encrypted',
    words: (name) => `“${name}”在压缩包中已加密（设有密码），不能读取。请用密码解压后，导入解压出的文件。`,
  },
  'unknown-method': {
    code: 'unsupported-format',
    words: (name) => `“${name}”所用的压缩方法不能解开，未读取。${UNPACK_FIRST}。`,
  },
  'damaged-entry': {
    code: 'damaged',
    words: (name) => `“${name}”在压缩包中已损坏（内容与校验值不符），未读取。${COPY_ANEW}。`,
  },
  bomb: {
    code: 'too-large-inside',
    words: (name) =>
      `“${name}”解压后的内容过大，或大得与压缩前不相称，未读取。请核对文件来源；确为公开材料的，${UNPACK_FIRST}。`,
  },
  'too-deep': {
    code: 'too-large-inside',
    words: (name) => `“${name}”套在 ${DEEPEST_ARCHIVE} 层压缩包之内，未打开。${UNPACK_FIRST}。`,
  },
  'no-documents': {
    code: 'directory-without-documents',
    words: (name) =>
      `压缩包“${name}”中没有可作为公开材料的文件（文本、PDF、Word、Excel、WPS、OFD、网页、图片）。请核对压缩包。`,
  },
  'too-many': {
    code: 'too-large-inside',
    words: (name) => `压缩包“${name}”中的文件过多，未打开。请解压后分批导入文件夹。`,
  },
  total: {
    code: 'too-large-inside',
    words: (name) =>
      `压缩包“${name}”解压后超过 ${LARGEST_TOTAL / 2 ** 30} GB，未打开。请核对文件来源；确为公开材料的，请解压后分批导入文件夹。`,
  },
  overlapping: {
    code: 'damaged',
    words: (name) => `压缩包“${name}”的目录有误（几个文件占用同一段内容），未打开。${COPY_ANEW}。`,
  },
  incomplete: {
    code: 'damaged',
    words: (name) => `压缩包“${name}”的目录不完整，只列出了前面的文件，其后的未列出。${COPY_ANEW}。`,
  },
  split: {
    code: 'damaged',
    words: (name) => `“${name}”是分卷压缩包的一卷，不能单独打开。请将各卷放在一起，${UNPACK_FIRST.slice(1)}。`,
  },
  damaged: {
    code: 'damaged',
    words: (name) => `压缩包“${name}”已损坏或不完整，不能打开。${COPY_ANEW}。`,
  },
};

/** Why an archive, or a file in one, is not opened. */
export function archiveFailure(name: string, problem: ArchiveProblem): ReadFailure {
  const { code, words } = PROBLEMS[problem];
  return { code, message: words(name) };
}
