import type { Anchor } from '../disclosure/index.js';
import { doubtfulTexts, doubtfulWordsOf } from './doubtful-text.js';
import type { DoubtfulFigure } from './doubtful-figures.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';
import { homeOfTable } from './together/home.js';

/** Figures named one by one; beyond this their number is enough. */
const NAMED = 3;

function keyOf(document: string, table: string, row: number, column: number): string {
  return `${document} ${table} ${row} ${column}`;
}

function keyOfAnchor({ document, table, row, column }: Anchor): string | null {
  return table === null || row === null || column === null ? null : keyOf(document, table, row, column);
}

/** Texts of the cells that recognition was not sure of, by place. */
function doubtfulCells(
  subjects: readonly Subject[],
  confirmed: readonly DoubtfulFigure[],
): ReadonlyMap<string, string> {
  const settled = new Set(confirmed.map(({ table, row, column }) => `${table} ${row} ${column}`));
  const found = new Map<string, string>();
  for (const { document, disclosure } of subjects) {
    for (const table of disclosure.tables) {
      const home = homeOfTable(document, table.id);
      for (const row of table.rows) {
        for (const { column, text, doubtful } of row.cells) {
          if (doubtful === undefined || settled.has(`${table.id} ${row.index} ${column}`)) continue;
          found.set(keyOf(home.document, home.table, row.index, column), text.trim());
        }
      }
    }
  }
  return found;
}

/**
 * 读取存疑. A finding that rests on a figure recognised from an image without certainty accuses nobody yet: it becomes a notice
 * and says which figures to compare with the original first. Suspects stay, so that the figure that would settle the
 * relations is proposed. Once the reviewer has confirmed or corrected the figure the finding stands or falls by itself; so it
 * does where the sums of its only subject confirm the reading.
 */
export function softened(
  findings: readonly Finding[],
  subjects: readonly Subject[],
  confirmed: readonly DoubtfulFigure[] = [],
): readonly Finding[] {
  const doubtful = doubtfulCells(subjects, confirmed);
  const doubtfulText = doubtfulTexts(subjects);
  if (doubtful.size === 0 && doubtfulText.length === 0) return findings;
  return findings.map((finding) => {
    const keys = [finding.at, ...finding.evidence.map(({ anchor }) => anchor)].flatMap((at) => keyOfAnchor(at) ?? []);
    const texts = [
      ...[...new Set(keys)].flatMap((key) => doubtful.get(key) ?? []),
      ...doubtfulWordsOf(finding, doubtfulText),
    ];
    if (texts.length === 0) return finding;
    const named = texts.slice(0, NAMED).map((text) => `“${text}”`);
    const more = texts.length > NAMED ? `等 ${texts.length} 处` : '';
    const remark = `读取存疑：${named.join('、')}${more}由扫描图像识别，请先对照原件确认`;
    return { ...finding, severity: 'notice', message: `${finding.message.replace(/。$/, '')}（${remark}）。` };
  });
}
