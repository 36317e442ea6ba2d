import { TABLE_KIND_NAMES } from '../../../core/disclosure/index.js';
import type { Input } from '../../../shared/desk-api.js';
import type { Chip } from '../../state/compare-view.js';
import { showMessage, type Desk } from '../../state/desk.js';
import { handOut } from '../../state/exporting.js';
import { words } from '../../words.js';
import { chipText } from './change-words.js';
import type { PictureFormat } from './chart-frame.js';
import { remarksOf, seenTable, type Shown } from './compare-model.js';
import type { CompareRow } from './compare-tree.js';
import type { SeenFigures } from './composition-model.js';
import { pictureAsPng, pictureAsSvg } from './picture-file.js';
import type { Comparison } from './use-comparison.js';

/** What stands on the screen. */
type Screen = { readonly shown: Shown; readonly rows: readonly CompareRow[]; readonly chip: Chip };

/** The picture that stands in place of the rows, and the figures it shows; null where there is none. */
type Picture = { readonly figure: HTMLElement | null; readonly figures: SeenFigures | null };

/** What is written, and what a preview shows. */
export type SeenComparison = Input<'compare.export'>;

/**
 * The rows as they stand on the screen; what is left out is said on a sheet of its own, and the picture, where one is shown,
 * stands on another. Null: nothing is compared.
 */
export async function seenComparison(
  { compared, kind, unit, sides }: Comparison,
  { shown, rows, chip }: Screen,
  picture: Picture,
): Promise<SeenComparison | null> {
  if (compared === null) return null;
  const name = sides === null ? (unit?.unitName ?? '') : '';
  const remarks = [
    ...(chip === 'all' ? [] : [words.compare.seenAs(chipText(chip, shown.manner), rows.length)]),
    ...(rows.some(({ branch }) => branch === 'folded') ? [words.compare.seenFolded] : []),
    ...remarksOf(shown),
  ];
  const seen = {
    title: words.compare.seenTitle(name, TABLE_KIND_NAMES[kind], shown.moneyUnit),
    ...seenTable(shown, rows),
    remarks: [...remarks],
    ...(await pictureSheet(picture)),
  };
  return { compared, seen };
}

/** 导出. Writes what was seen to a workbook; nothing where nothing is compared. */
export async function exportSeen(desk: Desk, seen: SeenComparison | null): Promise<void> {
  if (seen === null) return;
  const file = await desk.ask('compare.export', seen);
  if (file !== null) handOut(desk, file);
}

/** The picture on the screen with its figures, for a sheet of its own; nothing where no picture is shown. */
async function pictureSheet({ figure, figures }: Picture): Promise<Pick<Input<'compare.export'>['seen'], 'picture'>> {
  const made = figure === null ? null : await pictureAsPng(figure);
  if (figure === null || made === null) return {};
  const title = figure.querySelector('[data-picture-title]')?.textContent ?? '';
  return { picture: { ...made, title, ...(figures ?? { columns: [], rows: [] }) } };
}

/** 存为图片. Writes the picture on the screen to a file of its own. */
export async function exportPicture(
  desk: Desk,
  { compared }: Comparison,
  figure: HTMLElement,
  format: PictureFormat,
): Promise<void> {
  if (compared === null) return;
  const content = format === 'svg' ? pictureAsSvg(figure) : ((await pictureAsPng(figure))?.png ?? null);
  if (content === null) return showMessage(desk, 'error', words.compare.picture.failed);
  const file = await desk.ask('compare.exportPicture', { compared, format, content });
  if (file !== null) handOut(desk, file);
}
