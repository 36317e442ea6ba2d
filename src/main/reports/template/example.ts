import { reviewWords as words, type PrintedReport } from '../../../core/review/index.js';
import { renderDocx } from '../docx.js';
import { BLANK, paragraph } from '../opinion.js';

const title = '{{标题}}';

/** A template to begin with: the layout of the program itself, with a placeholder wherever it puts something. */
const EXAMPLE: PrintedReport = {
  title,
  orientation: 'portrait',
  blocks: [
    paragraph('title', title),
    BLANK,
    paragraph('addressee', '{{单位}}：'),
    paragraph('heading1', words.opinion.overview),
    paragraph('body', '{{总体情况}}'),
    paragraph('heading1', words.opinion.problems),
    paragraph('body', '{{#问题}}'),
    paragraph('body', '{{序号}}.{{位置}}：{{问题描述}}（{{严重程度}}）'),
    paragraph('detail', '{{应为/计算过程}}'),
    paragraph('detail', '{{依据}}'),
    paragraph('body', '{{/问题}}'),
    paragraph('heading1', words.opinion.suggestions),
    paragraph('body', '{{修改建议}}'),
    paragraph('heading1', words.opinion.deadline),
    ...words.opinion.lines.map((line) => paragraph('body', line + words.opinion.blank)),
    BLANK,
    paragraph('signature', '{{审核人}}'),
    paragraph('signature', '{{日期}}'),
    paragraph('heading1', words.opinion.appendix),
    paragraph('body', '{{未采纳}}'),
  ],
};

/** The example as a Word document, to be changed and chosen as one's own template. */
export function renderExampleTemplate(): Promise<Uint8Array> {
  return renderDocx(EXAMPLE, { reviewer: '', date: '2000-01-01' });
}
