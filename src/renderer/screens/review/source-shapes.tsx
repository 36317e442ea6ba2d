import { useId, type JSX } from 'react';
import type { PageClip, PageShape, PageSize } from '../../../core/disclosure/index.js';

type Props = { readonly size: PageSize; readonly shapes: readonly PageShape[]; readonly label: string };

/** A page drawn from shapes. Everything becomes attributes of SVG elements; nothing of the file is parsed as markup. */
export function PageShapes({ size, shapes, label }: Props): JSX.Element {
  const id = useId();
  const clips = new Map<PageClip, string>();
  for (const { clips: own } of shapes) {
    for (const clip of own) if (!clips.has(clip)) clips.set(clip, `${id}-${clips.size}`);
  }
  return (
    <svg className="desk-page-shapes" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <defs>
        {[...clips].map(([paths, name]) => (
          <clipPath key={name} id={name}>
            {paths.map(({ matrix, data }, index) => (
              <path key={index} d={data} transform={transformOf(matrix)} />
            ))}
          </clipPath>
        ))}
      </defs>
      {shapes.map((shape, index) => (
        <Clipped key={index} names={shape.clips.map((clip) => clips.get(clip) ?? '')}>
          <Shape shape={shape} />
        </Clipped>
      ))}
    </svg>
  );
}

function Clipped({
  names,
  children,
}: {
  readonly names: readonly string[];
  readonly children: JSX.Element;
}): JSX.Element {
  return names.reduceRight((inside, name) => <g clipPath={`url(#${name})`}>{inside}</g>, children);
}

function transformOf(matrix: PageShape['matrix']): string {
  return `matrix(${matrix.join(' ')})`;
}

function Shape({ shape }: { readonly shape: PageShape }): JSX.Element {
  const transform = transformOf(shape.matrix);
  switch (shape.type) {
    case 'path':
      return (
        <path
          d={shape.data}
          transform={transform}
          fill={shape.fill ?? 'none'}
          fillRule={shape.evenOdd ? 'evenodd' : 'nonzero'}
          stroke={shape.stroke ?? 'none'}
          strokeWidth={shape.width}
          strokeDasharray={shape.dash.length > 0 ? shape.dash.join(' ') : undefined}
          opacity={shape.opacity}
        />
      );
    case 'picture':
      return (
        <image
          href={shape.source}
          width={1}
          height={1}
          preserveAspectRatio="none"
          transform={transform}
          opacity={shape.opacity}
        />
      );
    case 'text':
      return (
        <text
          transform={transform}
          x={shape.glyphs.map(({ x }) => x).join(' ')}
          y={shape.glyphs.map(({ y }) => y).join(' ')}
          rotate={shape.turn === 0 ? undefined : shape.turn}
          fontSize={shape.size}
          fontFamily={familyOf(shape.typeface)}
          fontWeight={shape.bold ? 700 : 400}
          fontStyle={shape.italic ? 'italic' : 'normal'}
          fill={shape.fill}
          opacity={shape.opacity}
        >
          {shape.glyphs.map(({ text }) => text).join('')}
        </text>
      );
  }
}

/** The typeface of the file where this computer has it, else the program's own. */
function familyOf(typeface: string | null): string {
  return typeface !== null && /^[\p{L}\p{N} _-]{1,60}$/u.test(typeface) ? `'${typeface}', var(--font)` : 'var(--font)';
}
