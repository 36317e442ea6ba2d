import { anchorForDocument } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Rule } from '../outcome.js';
import { anyOf } from '../text/any-of.js';
import { hasNarrative, linesOf, sentenceAround, spotsOf } from '../text/lines.js';
import { listed, mention, mentionOfClause, mentionOfTitle, remarkOn } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';

/** 决算 in a budget is right where it names last year's accounts, the system of both, or the work of making them. */
const RIGHTLY_FINAL = anyOf([
  /(?:上年|上一年度?|去年|往年|历年|20\d\d年度?)[^，。；]{0,16}决算/,
  /预决算/,
  /预算?[、和与]?决算/,
  /决算(?:公开|报表|草案|批复|汇总|审核|审计|编制|工作|管理|报告)/,
  /(?:编制|汇总|审核|批复|组织|办理|竣工|财务)[^，。；]{0,10}决算/,
  /执行[^，。；]{0,6}决算/,
]);
/** 预算 in final accounts is mostly right; only what the document calls itself is not. */
const OWN_BUDGET = /(?:部门|单位|收支|收入|支出)预算(?:总)?(?:表|情况(?:的)?说明)|收支总预算/g;
const FUND = /(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?/g;

function isFinalTitle(title: string): boolean {
  return /决算/.test(title) && !/上年|去年|预算/.test(title.replace(FUND, ''));
}

/** 「收支预算总表」 among final accounts; tables that set both years' figures side by side name both. */
function isBudgetTitle(title: string): boolean {
  return /(?:收支|收入|支出|经费)预算(?:总|明细)?表$/.test(title.replace(FUND, '').trim()) && !/决算|绩效/.test(title);
}

/** 预算与决算用词规则. */
export const kindWord: Rule = {
  id: 'KIND-WORD',
  name: '预算、决算用词',
  family: 'wording',
  severity: 'error',
  basis: '地方预决算公开操作规程（财预〔2016〕143号）：真实、准确、完整',
  needs: '文件为预算或决算，以及标题或文字说明',
  description:
    '预算文件讲本年度事项时用“决算”，或决算文件的标题仍为“预算情况说明”，以及各表的表名、目录中的表名用错的，多为沿用另一种文稿。上年决算、预决算管理、决算编制工作等不报；预算文件中“机关运行经费支出”后直接跟金额的作提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const stage = disclosure.profile.stage.value;
    const { contents = [], tables } = disclosure;
    // A table that was not recognised has a title, but no rule may pass on what it could not read.
    const isUntitled = tables.every(({ title, kind }) => title === '' || kind === 'other');
    if (!hasNarrative(disclosure) && isUntitled && contents.length === 0) {
      return [notApplicable('文件中没有文字说明和表名')];
    }
    if (stage === null) return [insufficient('不能确定是预算文件还是决算文件')];
    const lines = linesOf(disclosure).filter(
      (line) => line.section !== 'N-DUTY' && line.section !== 'N-ORG' && line.section !== null,
    );
    const spots =
      stage === 'budget'
        ? spotsOf(lines, /决算/g).filter((spot) => !RIGHTLY_FINAL.test(sentenceAround(spot)))
        : lines
            .filter((line) => line.isHeading)
            .flatMap((line) => {
              const words = line.text.replace(FUND, (fund) => '　'.repeat(fund.length));
              return matchesIn(words, OWN_BUDGET).map((match) => ({
                line,
                start: match.index,
                end: match.index + match[0].length,
              }));
            });
    const isOther = stage === 'budget' ? isFinalTitle : isBudgetTitle;
    const titles = tables.filter(({ title }) => isOther(title));
    const entries = contents
      .filter(({ text }) => text.trim().endsWith('表') && isOther(text))
      .map(({ text, at }) => ({
        at: { ...anchorForDocument(document), quote: text, place: at },
        words: text.trim(),
      }));
    const wrong = [
      ...spots.map((spot) => mentionOfClause(document, spot)),
      ...titles.map((table) => mentionOfTitle(document, table)),
      ...entries,
    ];
    const [kind, other] = stage === 'budget' ? ['预算', '决算'] : ['决算', '预算'];
    const spending =
      stage === 'budget'
        ? spotsOf(
            lines.filter((line) => !line.isDefinition),
            /机关运行经费支出(?=\s*\d)/g,
          ).map((spot) => mention(document, spot))
        : [];
    const remarks = [
      remarkOn(wrong, 'error', '用词', `本文件为${kind}，以下文字按${other}表述：${listed(wrong)}，请核对。`),
      remarkOn(spending, 'notice', '机关运行经费支出', `本文件为预算，${listed(spending)}宜写作“机关运行经费预算”。`),
    ].flatMap((remark) => remark ?? []);
    return remarks.length > 0 ? remarks : [passed(lines.length + tables.length + contents.length)];
  },
};
