import type { JSX } from 'react';
import type { PageDrawing, Place } from '../../../core/disclosure/index.js';
import { usePageDrawing, usePages } from '../../state/pages.js';
import { doubtsWords } from '../../words/doubts.js';
import { sourceWords } from '../../words/source.js';
import { PageShapes } from './source-shapes.js';

/** Room around the cell, in points, so that its lines are seen. */
const AROUND = 2;
/** What a crop takes at most, in px, and how much it is enlarged. */
const HIGHEST = 52;
const WIDEST = 320;
const LARGEST = 4;
/** Pixels per point the page is drawn with: about 216 to the inch, as fine as most scans. */
const SHARPNESS = 3;

type Props = { readonly document: string; readonly at: Place };

/** 单元格图像. The part of the original page that a cell was read from, enlarged. */
export function CellCrop({ document, at: { page, box } }: Props): JSX.Element | null {
  if (page === undefined || box === undefined) return null;
  return <Crop document={document} page={page} box={box} />;
}

type CropProps = {
  readonly document: string;
  readonly page: number;
  readonly box: NonNullable<Place['box']>;
};

function Crop({ document, page, box }: CropProps): JSX.Element {
  const pages = usePages(document);
  const drawing = usePageDrawing(document, page, SHARPNESS, 'crop');
  const size = pages?.pages[page - 1];
  if (drawing?.type === 'none' || pages === null) return <span className="desk-soft">{doubtsWords.noCrop}</span>;
  const [x0, y0, x1, y1] = [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND];
  const scale = Math.min(HIGHEST / (y1 - y0), WIDEST / (x1 - x0), LARGEST);
  return (
    <div
      className="desk-crop"
      data-testid="doubt-crop"
      data-drawn={drawing === undefined || size === undefined ? 'waiting' : drawing.type}
      style={{ width: (x1 - x0) * scale, height: (y1 - y0) * scale }}
    >
      {drawing === undefined || size === undefined ? (
        <span className="desk-soft">{sourceWords.drawing}</span>
      ) : (
        <div style={{ left: -x0 * scale, top: -y0 * scale, width: size.width * scale, height: size.height * scale }}>
          <Drawn drawing={drawing} />
        </div>
      )}
    </div>
  );
}

function Drawn({ drawing }: { readonly drawing: Exclude<PageDrawing, { type: 'none' }> }): JSX.Element {
  return drawing.type === 'picture' ? (
    <img className="desk-page-picture" src={drawing.source} alt={doubtsWords.crop} draggable={false} />
  ) : (
    <PageShapes size={drawing.size} shapes={drawing.shapes} label={doubtsWords.crop} />
  );
}
