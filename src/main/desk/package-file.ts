import { createHash } from 'node:crypto';
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { z } from 'zod';
import { readRuleFile } from '../../core/checks/index.js';
import { unzip } from '../intake/unzip.js';
import { isWholeLog, readEdition, type Edition, type KeptWording, type Saying } from '../workspace/index.js';
import { readSaying } from './exchange/sayings.js';
import { readWordings } from './package-wordings.js';

/**
 * Version of the form of a package. It rises where an older program would misread a newer package: one that knows the first
 * form only would leave corrections, pairings, silences, merges, sign-offs and rules out without a word; the third form has
 * code tables as well, the fourth rule settings.
 */
const FORMAT_VERSION = 4;
const WITH_CODES = 3;
const WITHOUT_CODES = 2;
const FIRST_VERSION = 1;
const FORMAT = 'gouji-package';

/** Originals of one package, in bytes, together. More are handed over as files. */
export const LARGEST_ORIGINALS = 2 ** 30;
const LIMITS = { entries: 20_010, entrySize: 512 * 2 ** 20, totalSize: 1.5 * 2 ** 30, ratio: 1_000 };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.number().int().min(FIRST_VERSION).max(FORMAT_VERSION),
  program: z.string().max(100),
  /** Version of the schema of the workspace it came from. */
  schema: z.number().int(),
  madeAt: z.string().max(100),
  madeBy: z.string().max(200),
  /** Hash of the last row of the log. */
  logHead: hash,
  parts: z
    .array(z.strictObject({ name: z.string().max(200), size: z.number().int(), sha256: hash }))
    .max(LIMITS.entries),
});
const newerSchema = z.object({
  format: z.literal(FORMAT),
  version: z
    .number()
    .int()
    .min(FORMAT_VERSION + 1),
});
const documentSchema = z.strictObject({
  sha256: hash,
  fileName: z.string().min(1).max(1000),
  size: z.number().int().nonnegative(),
});

type Manifest = Omit<z.output<typeof manifestSchema>, 'format' | 'version' | 'parts'>;

/** A document that notes of a package are about. */
type PackagedDocument = z.output<typeof documentSchema>;

/** 交换包. Reviewers' work on its way from one workspace to another. */
export type Package = Manifest & {
  readonly documents: readonly PackagedDocument[];
  readonly editions: readonly Edition[];
  /** What was said besides notes; empty in a package of the first form. */
  readonly sayings: readonly Saying[];
  /** The reviewer's own rules in the form of a rule file; null where there are none. */
  readonly ownRules: string | null;
  /** The reviewers' own bases and phrases; left out where there are none. */
  readonly wordings?: readonly KeptWording[];
  /** Rows of the log, for the record. */
  readonly log: readonly unknown[];
  /** Original files by hash; empty where they were left out. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
};

/** A package, or why it is refused as a whole (Chinese). */
export type ReadPackage =
  { readonly ok: true; readonly value: Package } | { readonly ok: false; readonly message: string };

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A package without rule settings, or without code tables, can be read by a program that does not know them. */
function versionFor(sayings: readonly Saying[]): number {
  const has = (wanted: Saying['kind']): boolean => sayings.some(({ kind }) => kind === wanted);
  if (has('rule-setting')) return FORMAT_VERSION;
  return has('codes') ? WITH_CODES : WITHOUT_CODES;
}

/** The bytes of a package: a ZIP with a manifest that names the hash of every part, and the hash of the manifest. */
export function writePackage({
  documents,
  editions,
  sayings,
  ownRules,
  wordings = [],
  log,
  originals,
  ...about
}: Package): Uint8Array {
  const parts = new Map<string, Uint8Array>([
    ['documents.json', strToU8(JSON.stringify(documents))],
    ['notes.json', strToU8(JSON.stringify(editions))],
    ['sayings.json', strToU8(JSON.stringify(sayings))],
    ['log.json', strToU8(JSON.stringify(log))],
    ...(ownRules === null ? [] : [['own-rules.json', strToU8(ownRules)] as const]),
    ...(wordings.length === 0 ? [] : [['wordings.json', strToU8(JSON.stringify(wordings))] as const]),
    ...[...originals].map(([id, bytes]): [string, Uint8Array] => [`originals/${id}`, bytes]),
  ]);
  const manifest = strToU8(
    JSON.stringify({
      format: FORMAT,
      version: versionFor(sayings),
      ...about,
      parts: [...parts].map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
    }),
  );
  const files: Zippable = {
    'manifest.json': manifest,
    'manifest.sha256': strToU8(sha256(manifest)),
    ...Object.fromEntries(parts),
  };
  return zipSync(files, { level: 6 });
}

function json(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(strFromU8(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** Every edition or saying of a list, each whole and with those it was made from; null where one is not. */
function readAll<Read extends { readonly hash: string; readonly parents: readonly string[] }>(
  value: unknown,
  read: (one: unknown) => Read | null,
): readonly Read[] | null {
  if (!Array.isArray(value)) return null;
  const whole = value.map(read).filter((one) => one !== null);
  const known = new Set(whole.map((one) => one.hash));
  const isClosed = whole.every(({ parents }) => parents.every((parent) => known.has(parent)));
  return whole.length === value.length && isClosed ? whole : null;
}

/** Reads a package whole or not at all. `name` is that of its file, for the message. */
export function readPackage(name: string, bytes: Uint8Array): ReadPackage {
  const refuse = (why: string): ReadPackage => ({ ok: false, message: `“${name}”${why}` });
  const damaged = refuse('已损坏或不完整，未合并任何内容。请重新复制此文件，或请对方重新导出。');
  const unzipped = unzip(bytes, () => true, LIMITS);
  if (!unzipped.ok) {
    if (unzipped.reason !== 'too-large-inside') return damaged;
    return refuse('解压后过大，不是勾稽导出的交换包，未合并任何内容。请核对文件来源。');
  }
  const { files } = unzipped;
  const manifestBytes = files.get('manifest.json');
  const stated = json(manifestBytes);
  if (manifestBytes === undefined) return refuse('不是勾稽交换包。请选择由勾稽导出的交换包文件。');
  const seal = files.get('manifest.sha256');
  if (seal === undefined || strFromU8(seal) !== sha256(manifestBytes)) return damaged;
  if (newerSchema.safeParse(stated).success) {
    return refuse('由更新版本的勾稽导出，此版本不能读取，未合并任何内容。请用新版本程序导入，或请对方用相同版本导出。');
  }
  const manifest = manifestSchema.safeParse(stated);
  if (!manifest.success) return damaged;
  const { parts, format: _format, version, ...about } = manifest.data;
  const isListed = files.size === parts.length + 2 && new Set(parts.map((part) => part.name)).size === parts.length;
  const areWhole = parts.every((part) => {
    const content = files.get(part.name);
    return content !== undefined && content.length === part.size && sha256(content) === part.sha256;
  });
  if (!isListed || !areWhole) return damaged;
  const documents = z.array(documentSchema).safeParse(json(files.get('documents.json')));
  const editions = readAll(json(files.get('notes.json')), readEdition);
  const sayings = version < 2 ? [] : readAll(json(files.get('sayings.json')), readSaying);
  const rules = files.get('own-rules.json');
  const ownRules = version < 2 || rules === undefined ? null : strFromU8(rules);
  const log = json(files.get('log.json'));
  if (ownRules !== null && !readRuleFile(ownRules).ok) return damaged;
  const kept = files.get('wordings.json');
  const wordings = version < 2 || kept === undefined ? [] : readWordings(json(kept));
  if (wordings === null) return damaged;
  const own = wordings.length === 0 ? {} : { wordings };
  if (
    !documents.success ||
    editions === null ||
    sayings === null ||
    !Array.isArray(log) ||
    !isWholeLog(log, about.logHead)
  )
    return damaged;
  const originals = new Map<string, Uint8Array>();
  for (const part of parts) {
    if (!part.name.startsWith('originals/')) continue;
    const id = part.name.slice('originals/'.length);
    // An original lies under the hash of its bytes, and belongs to a document of the list.
    if (id !== part.sha256 || !documents.data.some((document) => document.sha256 === id)) return damaged;
    originals.set(id, files.get(part.name) ?? new Uint8Array());
  }
  return {
    ok: true,
    value: { ...about, documents: documents.data, editions, sayings, ownRules, ...own, log, originals },
  };
}
