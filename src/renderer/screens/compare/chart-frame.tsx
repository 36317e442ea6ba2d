import { useRef, type JSX, type ReactNode } from 'react';
import { Button } from 'antd';
import { words } from '../../words.js';
import { Patterns, WIDTH } from './chart-parts.js';

/** 图片格式. */
const PICTURE_FORMATS = ['png', 'svg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Writes the picture of a figure to a file. */
export type SavePicture = (figure: HTMLElement, format: PictureFormat) => void;

type Props = {
  readonly title: string;
  /** What is left out of the picture, or null. */
  readonly note: string | null;
  /** Choices of how it is drawn. */
  readonly tools?: ReactNode;
  readonly legend: ReactNode;
  /** In units of the drawing. */
  readonly height: number;
  readonly save: SavePicture;
  readonly children: ReactNode;
  /** What stands below the drawing. */
  readonly below?: ReactNode;
};

/** A picture with its title, its legend, and the ways to keep it as a file. */
export function ChartFrame(props: Props): JSX.Element {
  const { title, note, tools, legend, height, save, children, below } = props;
  const figure = useRef<HTMLElement>(null);
  return (
    <figure ref={figure} className="desk-chart" data-testid="compare-chart">
      <figcaption>
        <span data-picture-title>{title}</span>
        {note !== null && (
          <span className="desk-soft" data-picture-note>
            {note}
          </span>
        )}
        {tools}
        <span className="desk-grow" />
        {PICTURE_FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            data-testid={`save-picture-${format}`}
            onClick={() => figure.current !== null && save(figure.current, format)}
          >
            {words.compare.picture[format]}
          </Button>
        ))}
      </figcaption>
      {legend}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={title} className="desk-chart-drawing">
        <Patterns />
        {children}
      </svg>
      {below}
    </figure>
  );
}
