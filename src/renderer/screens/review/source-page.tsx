import { useState, type JSX, type MouseEvent } from 'react';
import type { PageDrawing } from '../../../core/disclosure/index.js';
import { usePageDrawing } from '../../state/pages.js';
import { sourceWords } from '../../words/source.js';
import { toneWord, type Frame } from './source-frames.js';
import type { PlacedSheet } from './source-layout.js';
import { PageShapes } from './source-shapes.js';

type Props = {
  readonly document: string;
  readonly sheet: PlacedSheet;
  readonly of: number;
  /** Those of this page. */
  readonly frames: readonly Frame[];
  /** A point of the page was clicked, in points. */
  readonly onPoint: (page: number, x: number, y: number) => void;
};

/** One page with its frames. It stays white in the dark: it is paper. */
export function SourcePage({ document, sheet, of, frames, onPoint }: Props): JSX.Element {
  const { page, size, top, width, height, scale } = sheet;
  const pixels = Math.round(scale * window.devicePixelRatio * 100) / 100;
  const drawing = usePageDrawing(document, page, Math.min(16, Math.max(0.05, pixels)));
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    onPoint(page, across * size.width, down * size.height);
  };
  const firstMain = frames.find(({ main }) => main);
  return (
    <div
      className="desk-page"
      data-testid="source-page"
      data-page={page}
      data-drawn={drawing?.type ?? 'waiting'}
      style={{ top, width, height, marginLeft: -width / 2 }}
      onClick={onClick}
    >
      <Sheet drawing={drawing} label={sourceWords.page(page, of)} />
      {frames.map((frame, index) => (
        <div
          key={index}
          className={`desk-frame-box desk-frame-${frame.tone}`}
          data-testid={frame.main ? 'source-frame' : frame.tone === 'note' ? 'source-note' : 'source-operand'}
          style={{
            left: `${(frame.box[0] / size.width) * 100}%`,
            top: `${(frame.box[1] / size.height) * 100}%`,
            width: `${((frame.box[2] - frame.box[0]) / size.width) * 100}%`,
            height: `${((frame.box[3] - frame.box[1]) / size.height) * 100}%`,
          }}
        >
          {frame === firstMain && <span className="desk-frame-word">{toneWord(frame.tone)}</span>}
        </div>
      ))}
    </div>
  );
}

function Sheet({ drawing, label }: { readonly drawing: PageDrawing | undefined; readonly label: string }): JSX.Element {
  if (drawing === undefined) return <p className="desk-page-word">{sourceWords.drawing}</p>;
  if (drawing.type === 'none') return <p className="desk-page-word">{drawing.message}</p>;
  return (
    <>
      {drawing.type === 'picture' ? (
        <Picture source={drawing.source} label={label} />
      ) : (
        <PageShapes size={drawing.size} shapes={drawing.shapes} label={label} />
      )}
      {drawing.remarks.length > 0 && (
        <p className="desk-page-remark">{sourceWords.lacks(drawing.remarks.join('；'))}</p>
      )}
    </>
  );
}

/** A picture takes its time to be unpacked: until it stands there the page must not look as if it were empty. */
function Picture({ source, label }: { readonly source: string; readonly label: string }): JSX.Element {
  const [stands, setStands] = useState(false);
  return (
    <>
      {!stands && <p className="desk-page-word">{sourceWords.drawing}</p>}
      <img
        className="desk-page-picture"
        src={source}
        alt={label}
        decoding="async"
        draggable={false}
        onLoad={() => setStands(true)}
        onError={() => setStands(true)}
      />
    </>
  );
}
