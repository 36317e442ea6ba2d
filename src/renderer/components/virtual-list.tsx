import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type JSX, type ReactNode } from 'react';

type Props<Item> = {
  readonly items: readonly Item[];
  /** Height of every row in px: rows are of one height, so that place and scroll position are the same thing. */
  readonly rowHeight: number;
  readonly render: (item: Item, index: number, style: CSSProperties) => ReactNode;
  /** Row to bring into view; a new object brings it there again. -1: none. */
  readonly target: { readonly index: number };
  readonly className?: string;
  readonly attributes?: React.HTMLAttributes<HTMLDivElement> & { readonly 'data-pane-focus'?: boolean };
};

const OVERSCAN = 6;

/** A long list of which only the rows in view are in the page. */
export function VirtualList<Item>(props: Props<Item>): JSX.Element {
  const { items, rowHeight, render, target, className, attributes } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setView({ top: element.scrollTop, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || target.index < 0) return;
    const top = target.index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + rowHeight - element.clientHeight;
    }
  }, [target, rowHeight]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN);
  return (
    <div
      {...attributes}
      ref={box}
      className={className}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
    >
      <div role="presentation" style={{ height: items.length * rowHeight, position: 'relative' }}>
        {items.slice(first, last).map((item, index) =>
          render(item, first + index, {
            position: 'absolute',
            top: (first + index) * rowHeight,
            height: rowHeight,
            left: 0,
            right: 0,
          }),
        )}
      </div>
    </div>
  );
}
