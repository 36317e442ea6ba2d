import type { Defect } from '../../../core/disclosure/index.js';
import { pageList } from '../layout/page-list.js';
import { missingRecogniser, PARTLY_RECOGNISED, PICTURE_UNREAD, RECOGNISED } from '../scan/messages.js';
import type { PageKind, PageRead } from './read-page.js';

const UNREAD: Readonly<
  Record<Exclude<PageKind, 'text' | 'blank' | 'recognised'>, { readonly code: string; readonly what: string }>
> = {
  scan: {
    code: 'pdf.scan-unread',
    what: '是扫描件，未读取图像文字。请取得可复制文字的电子版，或对照原件人工核对',
  },
  'scan-with-hidden-text': {
    code: 'pdf.scan-unread',
    what: '是扫描件，未读取图像文字；文件附带的隐藏识别文字可能有误，未采用。请取得可复制文字的电子版，或对照原件人工核对',
  },
  outlines: {
    code: 'pdf.outlines-unread',
    what: '的文字已转为图形曲线，未读取。请取得可复制文字的电子版，或对照原件人工核对',
  },
  damaged: { code: 'pdf.page-unread', what: '已损坏，未读取。请重新取得文件，或对照原件人工核对' },
};

/**
 * What is to be said about the pages of a file, one sentence for each kind of trouble. `missing`: why scanned pages could not
 * be recognised on this computer; null where they could.
 */
export function pageDefects(pages: readonly PageRead[], missing: string | null): readonly Defect[] {
  const defects: Defect[] = [];
  const report = (
    code: string,
    of: (page: PageRead) => boolean,
    what: (found: readonly PageRead[]) => string,
  ): void => {
    const found = pages.filter(of);
    const [first] = found;
    if (first === undefined) return;
    const list = pageList(found.map(({ placed }) => placed.page));
    const box = found.length === 1 && first.picture !== null && code === 'pdf.picture-unread' ? first.picture : null;
    const at = { page: first.placed.page, ...(box === null ? {} : { box }) };
    defects.push({ code, message: `${list}${what(found)}。`, at });
  };
  for (const [kind, { code, what }] of Object.entries(UNREAD)) {
    report(
      code,
      (page) => page.kind === kind,
      () => (missing === null || kind === 'damaged' ? what : `${what}。${missingRecogniser(missing)}`),
    );
  }
  report(
    'pdf.recognised',
    (page) => page.kind === 'recognised',
    () => RECOGNISED,
  );
  report(
    'pdf.part-recognised',
    (page) => page.partly,
    () => PARTLY_RECOGNISED,
  );
  report(
    'pdf.characters-unreadable',
    (page) => page.unreadable > 0,
    (found) =>
      `有 ${found.reduce((sum, page) => sum + page.unreadable, 0)} 个字符的字体没有文字对照，读取不出。请对照原件核对，或请编制单位重新生成文件`,
  );
  report(
    'pdf.picture-unread',
    (page) => page.picture !== null,
    () => (missing === null ? PICTURE_UNREAD : `${PICTURE_UNREAD}。${missingRecogniser(missing)}`),
  );
  report(
    'pdf.annotations-unread',
    (page) => page.annotations > 0,
    () => '有批注文本框或表单域，其中的文字未读取。请对照原件核对',
  );
  report(
    'pdf.text-covered',
    (page) => page.covered,
    () => '的文字上覆盖着整页图像，文字可能来自图像识别而不是原稿。请对照原件核对',
  );
  report(
    'pdf.slanted-text',
    (page) => page.slanted > 0,
    () => '有斜排文字（多为水印），未读取',
  );
  report(
    'pdf.too-many-lines',
    (page) => page.cut,
    () => '的图形过于密集，只读取了一部分。请对照原件核对',
  );
  return defects;
}
