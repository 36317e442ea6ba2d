import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn } from '../text/remarks.js';

const NUMERALS = '一二三四五六七八九十';
/** 「纳入本部门 2031 年部门预算编制范围的预算单位共 2 家」. */
const INCLUDED = /纳入[^。；，]{2,30}范围的?(?:预算)?单位(?:共计?|有)?\s*(\d{1,3}|[一二三四五六七八九十])\s*[家户个]/;
/** 「1 个下属差额拨款事业单位和 1 个派出机构」. */
const COUNTED = /(\d{1,3})\s*个(?:下属|所属|直属)[^。；，、\d]{0,12}单位(?:(?:和|、)\s*(\d{1,3})\s*个派出机构)?/;
/** 「下属单位包括：A、B、C。」. */
const NAMED = /(?:下属|所属|直属)(?:事业)?单位(?:包括|有|为)[:：]?\s*([^。；]{4,240})/;
/** Words that say why a unit has no budget of its own in this one. */
const TOLD_WHY =
  /不含|不包括|未纳入|不纳入|自收自支|企业化|(?:非|不|未|无)独立|不单独|单独(?:编制|公开|核算)|另行(?:编制|公开)|自行公开|(?:并|列|纳)入[^。；]{0,12}本级/;

function numberOf(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : NUMERALS.indexOf(digits) + 1;
}

/** Units below the department: how many there are at least, and the words for them. */
type Below = { readonly count: number; readonly words: string };

/** Units below the department as the text counts or lists them; null where it says nothing of them. */
function unitsBelow(text: string): Below | null {
  const counted = COUNTED.exec(text);
  if (counted !== null) {
    const count = Number(counted[1]) + Number(counted[2] ?? 0);
    return { count, words: `下属单位${counted[2] === undefined ? '' : '和派出机构'} ${count} 个` };
  }
  const names = matchesIn(NAMED.exec(text)?.[1] ?? '', /[^、，,\s]{3,}/g).map(([name]) =>
    name.replace(/等.{0,8}$/, ''),
  );
  // The line may end before the list does: how many are named is not said.
  return names.length === 0
    ? null
    : { count: names.length, words: `下属单位“${names[0] ?? ''}”${names.length > 1 ? '等' : ''}` };
}

/**
 * 未纳入预算的下属单位. The text names units below the department, and its budget is made of fewer without a word of why: the
 * reader cannot tell where the others publish.
 */
export function unitsLeftOut({ disclosure, document }: Subject): Remark | null {
  const lines = statements(disclosure);
  const at = lines.findIndex(({ text }) => INCLUDED.test(text));
  const line = lines[at];
  const match = line === undefined ? null : INCLUDED.exec(line.text);
  if (line === undefined || match?.[1] === undefined) return null;
  const below = lines.slice(0, at + 1).flatMap(({ text }) => unitsBelow(text) ?? []);
  const included = numberOf(match[1]);
  // The department's own office is one of those included.
  const more = below.find(({ count }) => included < count + 1);
  if (more === undefined) return null;
  if (lines.some(({ section, text }) => section === line.section && TOLD_WHY.test(text))) return null;
  return remarkOn(
    [mention(document, { line, start: match.index, end: match.index + match[0].length })],
    'notice',
    '未纳入单位',
    `文字写有${more.words}，纳入预算编制范围的单位（含本级）为 ${included} 个，没有说明其他单位为何不纳入，请核对或补充说明。`,
  );
}
