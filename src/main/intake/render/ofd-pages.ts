import type { PageDrawing, PageSize } from '../../../core/disclosure/index.js';
import type { Point } from '../layout/geometry.js';
import { annotationFiles, documentRoots, physicalBox, templatePaths } from '../ofd/document.js';
import { folderOf, openPackage, resolvePath, type Package } from '../ofd/package.js';
import { all, at, type Element } from '../ofd/xml.js';
import { mediaOf, type Media } from './ofd-media.js';
import { drawAppearance, drawLayers, POINTS, type Canvas, type Lack } from './ofd-shapes.js';
import type { OpenPages } from './opened-pages.js';
import { openPictures, type Pictures } from './ofd-pictures.js';

const PAGE_LIMIT = 2_000;
/** Bytes of pictures shown on one page. */
const PICTURE_LIMIT = 24 * 2 ** 20;

/** What each lack is called. */
const LACKS: Readonly<Record<Lack, string>> = {
  glyphs: '只记录字形的文字未绘出',
  gradients: '渐变和底纹以单色代替',
  pictures: '部分图片的格式不能显示',
  grey: '部分图片以灰度显示，红色印章可能看不到',
  'too-much': '图形过多，只绘出一部分',
};

/** A page with what it needs to be drawn. */
type OfdPage = {
  readonly element: Element | null;
  readonly location: string;
  readonly box: readonly number[];
  readonly templates: ReadonlyMap<string, string>;
  readonly annotations: readonly Element[];
  readonly media: Media;
};

/** Opens an OFD file for drawing, pages in the order in which they are read. */
export async function openOfdPages(bytes: Uint8Array): Promise<OpenPages | null> {
  const opened = openPackage(bytes);
  if (!opened.ok) return null;
  const source = opened.value;
  const pages = documentRoots(source).flatMap((path) => pagesOf(source, path));
  if (pages.length === 0) return null;
  const pictures = await openPictures(bytes);
  const isSealed = source.names.some((name) => /(?:^|\/)signatures\.xml$/.test(name));
  return {
    sizes: pages
      .slice(0, PAGE_LIMIT)
      .map(({ element, box }): PageSize => (element === null ? { width: 0, height: 0 } : sizeOf(box))),
    draw: (number) => drawPage(source, pages[number - 1], pictures, isSealed),
    close: () => undefined,
  };
}

function sizeOf(box: readonly number[]): PageSize {
  return { width: (box[2] ?? 0) * POINTS, height: (box[3] ?? 0) * POINTS };
}

function pagesOf(source: Package, path: string): readonly OfdPage[] {
  const document = source.open(path);
  if (document === null) return [];
  const folder = folderOf(path);
  const media = mediaOf(at(document, 'CommonData'), ['PublicRes', 'DocumentRes'], source, folder);
  const templates = templatePaths(document, folder);
  const annotations = annotationFiles(source, document, folder);
  return all(at(document, 'Pages'), 'Page').map((reference): OfdPage => {
    const location = resolvePath(folder, reference.attributes['BaseLoc'] ?? '');
    const element = source.open(location);
    return {
      element,
      location,
      box: physicalBox(element, document),
      templates,
      annotations: annotations.get(reference.attributes['ID'] ?? '') ?? [],
      media,
    };
  });
}

function drawPage(source: Package, page: OfdPage | undefined, pictures: Pictures, isSealed: boolean): PageDrawing {
  if (page === undefined || page.element === null) {
    return { type: 'none', message: '此页缺失或已损坏，不能显示。请重新取得文件，或用其他软件打开原件核对。' };
  }
  let left = PICTURE_LIMIT;
  const canvas: Canvas = {
    shapes: [],
    lacks: new Set(),
    glyphs: 0,
    outlines: 0,
    picture: (path) => {
      const picture = pictures(path, left);
      if (picture === null) return null;
      left -= picture.size;
      if (picture.isGrey) canvas.lacks.add('grey');
      return picture.address;
    },
  };
  const origin: Point = [page.box[0] ?? 0, page.box[1] ?? 0];
  const draw = (element: Element | null, path: string): void => {
    const media = mediaOf(element, ['PageRes'], source, folderOf(path), page.media);
    drawLayers(canvas, at(element, 'Content'), origin, media);
  };
  // Templates first: producers put the ruling lines and fixed words there; those of the foreground last.
  const uses = all(page.element, 'Template').map((use) => ({
    path: page.templates.get(use.attributes['TemplateID'] ?? ''),
    isFront: use.attributes['ZOrder'] === 'Foreground',
  }));
  const drawTemplates = (front: boolean): void => {
    for (const { path, isFront } of uses) if (path !== undefined && isFront === front) draw(source.open(path), path);
  };
  drawTemplates(false);
  draw(page.element, page.location);
  drawTemplates(true);
  for (const annotation of page.annotations.flatMap((file) => all(file, 'Annot'))) {
    if (annotation.attributes['Visible'] === 'false') continue;
    for (const appearance of all(annotation, 'Appearance')) drawAppearance(canvas, appearance, origin, page.media);
  }
  const remarks = [...canvas.lacks].map((lack) => LACKS[lack]);
  return {
    type: 'shapes',
    size: sizeOf(page.box),
    shapes: canvas.shapes,
    remarks: isSealed ? [...remarks, '电子签章的印影未绘出'] : remarks,
  };
}
