import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkDocument, type CheckResult } from '../../core/checks/index.js';
import type { Block, Defect, SourceFormat } from '../../core/disclosure/index.js';
import { recognise } from '../../core/recognition/index.js';
import { unpackFile } from './archive/index.js';
import { decodeText, encodingDefects, type Decoded } from './decode.js';
import { delimitedToBlocks, separatorOf } from './delimited.js';
import { fileFailure } from './file-failure.js';
import type { FormatRead } from './format-read.js';
import { FORMAT_READERS, MARKUP_READERS, type FormatReader, type MarkupReader } from './formats.js';
import { declaredCharset } from './html/charset.js';
import type { ReadFailure, ReadJob, ReadOutcome } from './job.js';
import { failure, imageUnread, LARGEST_FILE, tooLarge, tooOld, unsupported } from './messages.js';
import { markupOf, sniff } from './sniff.js';
import { stableBytes } from './stable-bytes.js';
import { textToBlocks, type TextBlocks } from './text/blocks.js';

const UNCHECKED: CheckResult = { findings: [], coverage: [] };

/**
 * 读取一个文件. Everything that happens to one file, in this thread: bytes → hash → format → text → blocks → disclosure →
 * its own checks. What is wrong with the file comes back as a failure; only a defect of the program throws. `onPage` is called
 * while a long work goes on.
 */
export async function readJob(job: ReadJob, onPage: () => void = () => undefined): Promise<ReadOutcome> {
  const source = await bytesOf(job);
  return 'failure' in source ? refused(source.failure) : readContent(job, source.bytes, onPage);
}

function refused(reason: ReadFailure): ReadOutcome {
  return { ok: false, failure: reason };
}

async function bytesOf({
  name,
  source,
}: ReadJob): Promise<{ readonly bytes: Uint8Array } | { readonly failure: ReadFailure }> {
  if (source.entries !== undefined) {
    const unpacked = unpackFile({ name, source });
    return unpacked.ok ? { bytes: unpacked.value } : unpacked;
  }
  return 'path' in source ? readBytes(name, source.path) : { bytes: source.bytes };
}

/** Loads a file from disk, or says why that is not possible. */
async function readBytes(
  name: string,
  path: string,
): Promise<{ readonly bytes: Uint8Array } | { readonly failure: ReadFailure }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { failure: failure(name, 'not-readable', '它是文件夹') };
    if (!found.isFile()) return { failure: failure(name, 'not-readable', '它不是普通文件') };
    if (found.size > LARGEST_FILE) return { failure: tooLarge(name, found.size) };
    const bytes = await stableBytes(path);
    if (bytes !== null) return { bytes };
    return { failure: failure(name, 'not-readable', '读取过程中它被改动，可能有其他程序正在写入') };
  } catch (error) {
    return { failure: fileFailure(name, error) };
  }
}

async function readContent(job: ReadJob, bytes: Uint8Array, onPage: () => void): Promise<ReadOutcome> {
  if (bytes.length === 0) return refused(failure(job.name, 'empty'));
  if (bytes.length > LARGEST_FILE) return refused(tooLarge(job.name, bytes.length));
  const kind = sniff(bytes);
  const reader = FORMAT_READERS[kind];
  if (reader !== undefined) return readWith(reader, job, bytes, onPage);
  if (kind !== 'text') return refused(unsupported(job.name, kind));
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (!decoded.ok) {
    return refused(
      failure(
        job.name,
        'undecodable',
        decoded.reason === 'no-gb18030' ? '可能是 GB18030（GBK）编码，而此运行环境不能解码' : undefined,
      ),
    );
  }
  if (decoded.text.trim() === '') return refused(failure(job.name, 'empty', '只有空白字符'));
  const markup = markupOf(decoded.text);
  const markupReader = markup === null ? undefined : MARKUP_READERS[markup];
  if (markupReader !== undefined) return readMarkup(markupReader, job, bytes, decoded);
  if (markup !== null) return refused(unsupported(job.name, markup));

  const { blocks, defects, lines } = blocksOf(job.name, decoded.text);
  return resultOf(job, bytes, 'text', { blocks, defects: [...encodingDefects(decoded), ...defects] }, lines);
}

/** Reads a file that is not text. */
async function readWith(
  { format, read }: FormatReader,
  job: ReadJob,
  bytes: Uint8Array,
  onPage: () => void,
): Promise<ReadOutcome> {
  const result = await read(bytes, onPage);
  if (!result.ok) return refused(unreadable(job.name, format, result));
  return resultOf(job, bytes, format, result, result.lines ?? null);
}

/** Reads a web page or another kind of marked-up text. */
async function readMarkup(
  { format, read }: MarkupReader,
  job: ReadJob,
  bytes: Uint8Array,
  decoded: Extract<Decoded, { ok: true }>,
): Promise<ReadOutcome> {
  const result = await read(decoded.text);
  if (!result.ok) return refused(unreadable(job.name, format, result));
  // Lines of the source file are not lines of what it shows.
  const lost = encodingDefects(decoded).map((defect) => ({ ...defect, at: null }));
  return resultOf(job, bytes, format, { ...result, defects: [...lost, ...result.defects] }, result.lines ?? null);
}

function unreadable(name: string, format: SourceFormat, result: Extract<FormatRead, { ok: false }>): ReadFailure {
  const { reason } = result;
  if (reason === 'too-old') return tooOld(name, format);
  if (reason === 'no-recogniser') return imageUnread(name, reason, result.detail);
  if (reason === 'other-image' || reason === 'no-words') return imageUnread(name, reason);
  const detail = reason === 'empty' ? '中没有文字' : undefined;
  return { ...failure(name, reason, detail), format };
}

function resultOf(
  job: ReadJob,
  bytes: Uint8Array,
  format: SourceFormat,
  { blocks, defects }: { readonly blocks: readonly Block[]; readonly defects: readonly Defect[] },
  lines: readonly string[] | null,
): ReadOutcome {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const disclosure = recognise({ fileName: basename(job.name), format, blocks, defects });
  const check = job.withoutChecks === true ? UNCHECKED : checkDocument({ document: sha256, disclosure });
  return { ok: true, value: { sha256, size: bytes.length, format, disclosure, check, lines } };
}

/**
 * Comma-separated and tab-separated text look like plain text; here alone the ending of the name helps. A .tsv without
 * quoted fields is read as ordinary tab-separated text, because whole documents are stored that way too.
 */
function blocksOf(name: string, text: string): TextBlocks {
  const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase();
  if (ending === '.csv') return delimitedToBlocks(text, separatorOf(text));
  if (ending === '.tsv' && /(?:^|[\t\r\n])"/.test(text)) return delimitedToBlocks(text, '\t');
  return textToBlocks(text);
}
