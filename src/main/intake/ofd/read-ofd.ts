import type { Block, Defect } from '../../../core/disclosure/index.js';
import { boxAround, cornersOf, mapBox, unslanted, type Box, type Matrix, type Point } from '../layout/geometry.js';
import { layOutPages } from '../layout/index.js';
import { overlap, type PlacedCharacter, type PlacedPage } from '../layout/page.js';
import { pageList } from '../layout/page-list.js';
import { doubtDefects, markDoubts } from '../scan/doubts.js';
import { missingRecogniser, RECOGNISED } from '../scan/messages.js';
import { picturesOn } from '../scan/read-parts.js';
import { recognisePages } from '../scan/recognise-pages.js';
import { entityDefects } from '../xml-entities.js';
import { folderOf, openPackage, resolvePath, type Package } from './package.js';
import { pictureDefects, recognisePictures, type PicturedOfdPage } from './page-pictures.js';
import { annotationFiles, documentRoots, physicalBox, templatePaths } from './document.js';
import { drawContent, emptyDrawing, type Drawn } from './page-content.js';
import { addResources, documentResources, type Resources } from './resources.js';
import { drawScannedPage, picturesIn, type PagePicture } from './scanned-page.js';
import { all, at, type Element } from './xml.js';

/** What reading an OFD file gives. */
export type OfdRead =
  | { readonly ok: true; readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' | 'too-large-inside' };

const POINTS = 72 / 25.4;
const PAGE_LIMIT = 2_000;
/** 解密入口文件 (GM/T 0099): it stands in the root of a package with encrypted parts. */
const DECRYPTION_ENTRY = 'Encryptions.xml';
const PAGE_SIZE_PICTURE = 0.5;
const FEW_CHARACTERS = 50;
/** On a page without text, a picture of this share or so many curves may be its words. */
const SPECK = 0.005;
const SOME_CURVES = 20;

/** What kind of trouble pages have, with the rest of the sentence about them. */
const TROUBLES = {
  'ofd.page-unread': '缺失或已损坏，未读取。请重新取得文件，或对照原件人工核对',
  'ofd.scan-unread': '是扫描件，未读取图像文字。请取得可复制文字的电子版，或对照原件人工核对',
  'ofd.outlines-unread': '的文字已转为图形曲线，未读取。请取得可复制文字的电子版，或对照原件人工核对',
  'ofd.characters-unreadable': '有只记录字形、没有文字的字符，读取不出。请对照原件核对，或请编制单位重新生成文件',
  'ofd.slanted-text': '有斜排文字（多为水印），未读取',
  'ofd.annotations-unread': '有批注，其中的文字未读取。请对照原件核对',
} as const;

type Trouble = keyof typeof TROUBLES;

/** A page whose words are in pictures. */
type Scan = { readonly placed: PlacedPage; readonly pictures: readonly PagePicture[] };

/** What has been read so far: pages, what troubles them, and those that only a recogniser can read. */
type Reading = {
  readonly pages: PlacedPage[];
  readonly troubles: Map<Trouble, number[]>;
  readonly scans: Scan[];
  /** Pages with text of their own and pictures that may hold words. */
  readonly pictured: PicturedOfdPage[];
};

/**
 * 读取 OFD (GB/T 33190). Templates, text and paths of all documents in the package → blocks. Pages that are only pictures are
 * recognised where this computer can do that, else reported; `onPage` is called after each of those.
 */
export async function readOfd(bytes: Uint8Array, onPage: () => void = () => undefined): Promise<OfdRead> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const source = opened.value;
  const roots = documentRoots(source);
  const documents = roots.filter((path) => source.open(path) !== null);
  const isEncrypted = source.has(DECRYPTION_ENTRY);
  if (documents.length === 0) return { ok: false, reason: isEncrypted ? 'encrypted' : 'damaged' };
  const reading: Reading = { pages: [], troubles: new Map(), scans: [], pictured: [] };
  const ends = documents.map((path) => {
    readDocument(source, path, reading);
    return reading.pages.length;
  });
  const unread = reading.troubles.get('ofd.page-unread') ?? [];
  // Encrypted parts lie under other names: their pages are missing like those that were lost.
  if (isEncrypted && unread.length === reading.pages.length) return { ok: false, reason: 'encrypted' };
  const { placed, missing } = await recogniseScans(bytes, reading.scans, onPage);
  const beside = await recognisePictures(bytes, reading.pictured, onPage);
  const pages = reading.pages.map((page) => placed.get(page.page) ?? beside.parts.get(page.page)?.placed ?? page);
  // A table does not go on in the next document of the package, however alike they are.
  const laid = ends.map((end, index) => layOutPages(pages.slice(ends[index - 1] ?? 0, end)));
  const blocks = markDoubts(laid.flatMap((document) => document.blocks));
  const own: Defect[] = [
    ...troubleDefects(reading.troubles, placed, missing),
    ...entityDefects(source.entities()),
    ...pictureDefects([...beside.parts.values()], beside.missing),
  ];
  // Where parts have stand-ins for readers without the key, nothing that was read tells so.
  if (isEncrypted) {
    own.push({
      code: 'ofd.encrypted-unread',
      message:
        '文件中有加密的内容，未读取，读出的可能是替代内容。请向编制单位取得未加密的文件，或用原来的软件解密后另存再导入。',
      at: null,
    });
  }
  if (roots.length > documents.length) {
    own.push({
      code: 'ofd.document-unread',
      message: '文件中有一部分文档缺失或已损坏，未读取。请重新取得文件。',
      at: null,
    });
  }
  return { ok: true, blocks, defects: [...own, ...doubtDefects(blocks), ...laid.flatMap(({ defects }) => defects)] };
}

/** Reads the pages that are only pictures, by their numbers. What else stands on them, a page number or a mark, stays. */
async function recogniseScans(
  bytes: Uint8Array,
  scans: readonly Scan[],
  onPage: () => void,
): Promise<{ readonly placed: ReadonlyMap<number, PlacedPage>; readonly missing: string | null }> {
  const paths = scans.flatMap(({ pictures }) => pictures.map(({ path }) => path));
  const files = paths.length === 0 ? new Map<string, Uint8Array>() : picturesIn(bytes, paths);
  const { placed, missing } = await recognisePages(
    scans.map(({ placed: page, pictures }) => ({
      page: page.page,
      draw: () => drawScannedPage(pictures, files, page),
    })),
    onPage,
  );
  const whole = scans.flatMap(({ placed: { page, characters } }): readonly [number, PlacedPage][] => {
    const read = placed.get(page);
    return read === undefined ? [] : [[page, withCharacters(read, characters)]];
  });
  return { placed: new Map(whole), missing };
}

/** A recognised page with the characters the file itself has on it, where they stand on the page as it was set straight. */
function withCharacters(read: PlacedPage, own: readonly PlacedCharacter[]): PlacedPage {
  const [a, b, c, d, e, f] = read.toShown ?? [1, 0, 0, 1, 0, 0];
  const { slant } = read;
  const area = a * d - b * c;
  const back: Matrix = [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
  const runs = read.characters.length;
  const added = own.map((one): PlacedCharacter => {
    const turned = mapBox(back, one.box);
    const box = slant === undefined ? turned : boxAround(cornersOf(turned).map((corner) => unslanted(slant, corner)));
    return { ...one, box, baseline: box[3] - 0.15 * one.size, frame: null, clip: null, run: runs + one.run };
  });
  return { ...read, characters: [...read.characters, ...added] };
}

function troubleDefects(
  troubles: ReadonlyMap<Trouble, readonly number[]>,
  recognised: ReadonlyMap<number, PlacedPage>,
  missing: string | null,
): Defect[] {
  const defects = [...troubles].flatMap(([code, list]): readonly Defect[] => {
    const isScan = code === 'ofd.scan-unread';
    const left = isScan ? list.filter((page) => !recognised.has(page)) : list;
    const [page] = left;
    if (page === undefined) return [];
    const why = isScan && missing !== null ? `。${missingRecogniser(missing)}` : '';
    return [{ code, message: `${pageList(left)}${TROUBLES[code]}${why}。`, at: { page } }];
  });
  const read = [...recognised.keys()];
  const [first] = read;
  if (first === undefined) return defects;
  return [...defects, { code: 'ofd.recognised', message: `${pageList(read)}${RECOGNISED}。`, at: { page: first } }];
}

function readDocument(source: Package, path: string, { pages, troubles, scans, pictured }: Reading): void {
  const document = source.open(path);
  if (document === null) return;
  const folder = folderOf(path);
  const resources = documentResources(document, path, source);
  const templates = templatePaths(document, folder);
  const annotated = annotatedPages(source, document, folder);
  const report = (trouble: Trouble, page: number): void => {
    const list = troubles.get(trouble);
    if (list === undefined) troubles.set(trouble, [page]);
    else list.push(page);
  };
  for (const reference of all(at(document, 'Pages'), 'Page')) {
    if (pages.length >= PAGE_LIMIT) return;
    const number = pages.length + 1;
    const location = resolvePath(folder, reference.attributes['BaseLoc'] ?? '');
    const page = source.open(location);
    if (page === null) {
      report('ofd.page-unread', number);
      pages.push({ page: number, width: 0, height: 0, characters: [], rules: { horizontal: [], vertical: [] } });
      continue;
    }
    const box = physicalBox(page, document);
    const drawn = drawPage(source, page, location, box, templates, resources);
    const placed = placedPage(number, box, drawn);
    pages.push(placed);
    const found = troublesOf(placed, drawn);
    const parts = picturesOn(
      drawn.images.map((image) => image.box),
      placed,
    );
    if (parts.length > 0 && !found.includes('ofd.scan-unread')) {
      const pictures = drawn.images.flatMap(({ picture }) => picture ?? []);
      pictured.push({ placed, pictures, parts });
    }
    for (const trouble of found) {
      report(trouble, number);
      // Without every picture the page would be read in part.
      const pictures = drawn.images.flatMap(({ picture }) => picture ?? []);
      if (trouble === 'ofd.scan-unread' && pictures.length === drawn.images.length) scans.push({ placed, pictures });
    }
    if (annotated.has(reference.attributes['ID'] ?? '')) report('ofd.annotations-unread', number);
  }
}

/** Templates first: producers put the ruling lines and fixed words there. */
function drawPage(
  source: Package,
  page: Element,
  location: string,
  box: readonly number[],
  templates: ReadonlyMap<string, string>,
  shared: Resources,
): Drawn {
  const drawn = emptyDrawing();
  const origin: Point = [box[0] ?? 0, box[1] ?? 0];
  const draw = (element: Element | null, path: string): void => {
    const resources: Resources = {
      drawParams: new Map(shared.drawParams),
      units: new Map(shared.units),
      pictures: new Map(shared.pictures),
    };
    addResources(resources, element, ['PageRes'], source, folderOf(path));
    drawContent(drawn, at(element, 'Content'), origin, resources);
  };
  for (const use of all(page, 'Template')) {
    const path = templates.get(use.attributes['TemplateID'] ?? '');
    if (path !== undefined) draw(source.open(path), path);
  }
  draw(page, location);
  return drawn;
}

function placedPage(page: number, box: readonly number[], { characters, strokes }: Drawn): PlacedPage {
  const { horizontal, vertical } = strokes;
  return {
    page,
    width: (box[2] ?? 0) * POINTS,
    height: (box[3] ?? 0) * POINTS,
    characters,
    rules: { horizontal, vertical },
  };
}

function troublesOf({ width, height, characters }: PlacedPage, drawn: Drawn): readonly Trouble[] {
  const troubles: Trouble[] = [];
  const whole: Box = [0, 0, width, height];
  const share = drawn.images.reduce((sum, { box }) => sum + area(overlap(box, whole)), 0) / Math.max(area(whole), 1);
  const isEmpty = characters.length === 0;
  const isPicture = share >= PAGE_SIZE_PICTURE && characters.length < FEW_CHARACTERS;
  if (isPicture || (isEmpty && share > SPECK)) troubles.push('ofd.scan-unread');
  else if (isEmpty && drawn.curves >= SOME_CURVES) troubles.push('ofd.outlines-unread');
  if (drawn.unreadable > 0) troubles.push('ofd.characters-unreadable');
  if (drawn.slanted > 0) troubles.push('ofd.slanted-text');
  return troubles;
}

function area([x0, y0, x1, y1]: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

/** Ids of pages with annotations that show words. Seals and links have none. */
function annotatedPages(source: Package, document: Element, folder: string): ReadonlySet<string> {
  const speaks = (file: Element): boolean =>
    all(file, 'Annot').some((annotation) => holdsText(at(annotation, 'Appearance')));
  return new Set(
    [...annotationFiles(source, document, folder)].filter(([, files]) => files.some(speaks)).map(([id]) => id),
  );
}

function holdsText(element: Element | null): boolean {
  return element?.children.some((child) => child.name === 'TextObject' || holdsText(child)) ?? false;
}
