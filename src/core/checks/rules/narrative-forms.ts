import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Severity } from '../finding.js';
import type { Subject } from '../subject.js';
import { hasNarrative, spotsOf, type Spot } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { NARRATIVE_BASIS } from './narrative.js';

/** One way of writing a figure that loses its meaning, and what to say of it. */
type Form = {
  readonly topic: string;
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly says: (words: string) => string;
};

const FORMS: readonly Form[] = [
  {
    topic: '金额缺单位',
    pattern:
      /(?:[\u4e00-\u9fff]{2,12}(?:支出|收入|拨款|费用?|经费))(?:为)?\s*(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}\s*(?=[，。；、,;])(?!\s*[，、,]\s*\d[\d,.]*\s*(?:亿元|万元|千元|元))/g,
    severity: 'warning',
    says: (words) => `${words}没有写金额单位，请补写。`,
  },
  {
    topic: '增减缺单位',
    // Whole numbers may count persons or pieces; decimals and grouped digits are amounts. 「12.50、8.30万元」 share a unit.
    pattern:
      /(?:增加|减少|增长|下降|降低|上升|提高|增幅|降幅)(?:了|为|约)?\s*(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\s*(?=[，。；、,;）)]|$)(?!\s*[，、,]\s*\d[\d,.]*\s*(?:亿元|万元|千元|元|[%％]))/g,
    severity: 'warning',
    says: (words) => `${words}没有写单位或百分号，请补写。`,
  },
  {
    topic: '占比缺百分号',
    pattern: /(?<![抢侵霸])占(?!地|用|道|编)(?:[^，。；、\d]{0,16})\d+\.\d+\s*(?=[，。；、,;）)]|$)/g,
    severity: 'warning',
    says: (words) => `占比${words}没有写百分号，请补写。`,
  },
  {
    topic: '金额后百分号',
    pattern: /\d(?:\.\d+)?\s*万?元\s*[%％]/g,
    severity: 'warning',
    says: (words) => `${words}既写金额单位又写百分号，请改正。`,
  },
];

/** 「项目支出 250.00 万元，25.00%」: a share without 占. Only where its neighbours are spelled out. */
function unspelled(subject: Subject): readonly Spot[] {
  const lines = statements(subject.disclosure);
  return spotsOf(lines, /支出(?:预算)?\s*[\d,]+(?:\.\d+)?\s*万?元\s*[，,]\s*\d+(?:\.\d+)?\s*[%％](?=[，。；、,;]|$)/g);
}

export const percentForm: Rule = {
  id: 'TEXT-PERCENT-FORM',
  name: '占比与增减写法',
  family: 'narrative',
  severity: 'warning',
  basis: NARRATIVE_BASIS,
  needs: '文字说明',
  description:
    '增减额、增减幅度、占比和列举的收支金额的数后应有单位或百分号：“增加0.30，”“增长12.50。”“占25.00，”报疑似（单位可能在转换时丢失，请对照原件，故不报错误）；有金额、有百分比而漏写“占”的作提示。占地、占用、个百分点、不带小数的人数和件数不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    const lines = statements(disclosure).filter((line) => !line.isHeading);
    if (lines.length === 0) return [notApplicable('文字说明中没有叙述语句')];
    const remarks = FORMS.flatMap(({ topic, pattern, severity, says }) => {
      const mentions = spotsOf(lines, pattern).map((spot) => mention(document, spot));
      return remarkOn(mentions, severity, topic, says(listed(mentions))) ?? [];
    });
    const bare = unspelled(subject).map((spot) => mention(document, spot));
    const shares = remarkOn(bare, 'notice', '漏写占', `${listed(bare)}漏写“占”，请补写占比的基数。`);
    const outcomes: readonly Outcome[] = shares === null ? remarks : [...remarks, shares];
    return outcomes.length > 0 ? outcomes : [passed(lines.length)];
  },
};
