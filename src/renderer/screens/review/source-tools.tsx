import type { JSX } from 'react';
import { Button, InputNumber, Select } from 'antd';
import { DownOutlined, UpOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { sourceWords } from '../../words/source.js';
import { ZOOM_STEPS, type Zoom } from './source-layout.js';

type Props = {
  readonly page: number;
  readonly of: number;
  readonly zoom: Zoom;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStep: (by: 1 | -1) => void;
};

/** Page number and zoom of the drawn pages. */
export function SourceTools({ page, of, zoom, onPage, onZoom, onStep }: Props): JSX.Element {
  const options = [
    { value: 'width' as Zoom, label: sourceWords.fitWidth },
    ...ZOOM_STEPS.map((value) => ({ value: value as Zoom, label: sourceWords.percent(value) })),
  ];
  return (
    <div className="desk-source-tools">
      <Button
        type="text"
        size="small"
        icon={<UpOutlined aria-hidden />}
        title={sourceWords.previousPage}
        aria-label={sourceWords.previousPage}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <InputNumber
        size="small"
        className="desk-page-number"
        aria-label={sourceWords.pageNumber}
        data-testid="source-page-number"
        min={1}
        max={of}
        precision={0}
        controls={false}
        value={page}
        onChange={(value) => value !== null && onPage(value)}
      />
      <span className="desk-soft">{sourceWords.ofPages(of)}</span>
      <Button
        type="text"
        size="small"
        icon={<DownOutlined aria-hidden />}
        title={sourceWords.nextPage}
        aria-label={sourceWords.nextPage}
        disabled={page >= of}
        onClick={() => onPage(page + 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ZoomOutOutlined aria-hidden />}
        title={sourceWords.zoomOut}
        aria-label={sourceWords.zoomOut}
        onClick={() => onStep(-1)}
      />
      <Select
        size="small"
        variant="borderless"
        aria-label={sourceWords.zoom}
        data-testid="source-zoom"
        value={zoom}
        options={options}
        onChange={onZoom}
        popupMatchSelectWidth={false}
      />
      <Button
        type="text"
        size="small"
        icon={<ZoomInOutlined aria-hidden />}
        title={sourceWords.zoomIn}
        aria-label={sourceWords.zoomIn}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
