import { anchorForTable, type Project, type Row } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { listed } from './codes-common.js';
import { anchorOfRow, evidenceOfProjects } from './performance-common.js';
import { performanceProjects } from './performance-projects.js';

/** Words by which a goal says what is to come of the work: an effect, a state to be reached, a manner it is held to. */
const OUTCOME =
  /提[高升]|保[障证持]|确保|促进|降低|增[强加进]|改善|完善|缓解|减[轻少]|满足|实现|推[动进]|维护|优化|规范|加[强快]|营造|达[到标成]|发挥|扩大|健全|支[撑持]|解决|防[止范控]|避免|预防|杜绝|完成|落实|巩固|深化|助力|带动|有效|顺利|稳定|安全|便[利捷民]|方便|及时|不断|更好|正常|充分|顺畅|效[率果益能]|质量|水平|成效|作用|满意|全覆盖|丰富|到位|整改|处置|推介|培[育养]|弘扬|传承|掌握|建成|形成|取得|畅通|清除|治理|消除|控制|应.尽.|方能|使|让|为[^，。；]{2,20}(?:提供|奠定|创造)/;
/** A goal that states how much is to be done says what is expected. */
const COUNTED =
  /[\d一二两三四五六七八九十百千万]+\s*(?:余|多)?\s*(?:次|个|人|户|场|项|件|份|套|台|家|篇|期|公里|平方|亩|批|%|％)(?!性)/;
/** Shorter goals are told of as too plain. */
const LEAST_GOAL = 10;

function saysOnlySteps({ goal }: Project): boolean {
  const text = goal.replace(/\s+/g, '').replace(/《[^》]*》(?:[（(][^）)]*[）)])?/g, '');
  return text.replace(/\p{P}/gu, '').length >= LEAST_GOAL && !OUTCOME.test(text) && !COUNTED.test(text);
}

/** 目标只写做什么. Projects whose goal names steps of work alone, neither what they bring about nor how much is done. */
export function goalsOfStepsAlone(subject: Subject): readonly Remark[] {
  const found = performanceProjects(subject.disclosure).filter(saysOnlySteps);
  const [first] = found;
  if (first === undefined) return [];
  const words = found.map(({ name, goal }) => {
    const text = goal.replace(/\s+/g, '');
    return `“${name}”写作“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
  });
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `绩效目标只写工作内容，没有预期的产出和效果：${listed(words)}，请补充。`,
      at: { ...anchorOfRow(subject, first, first), quote: first.name },
      evidence: evidenceOfProjects(subject, found),
      topic: '目标只写工作',
    },
  ];
}

/** Set phrases of guidance and leadership, with which a goal of policy alone begins. */
const PHRASES =
  /在[^，。；]{2,40}(?:领导|指导|关心|支持|部署)下|以[^，。；]{2,40}为(?:指导|引领|遵循|统领)|(?:深入|全面|认真)(?:学习)?贯彻|(?:紧紧)?围绕[^，。；]{2,40}(?:部署|要求|决策|目标任务|中心工作)/;
/** Text of the whole's goal is at least so long; a longer one than `LONGEST_PHRASE` tells more than phrases. */
const LEAST_WHOLE = 24;
const LONGEST_PHRASE = 120;

/** The only words of a row, or those behind the label 「年度绩效目标」. */
function goalIn({ cells }: Row): string | null {
  const texts = cells.map(({ text }) => text.replace(/\s+/g, '')).filter((text) => text !== '');
  const [first = '', second] = texts;
  const text = texts.length === 1 ? first : /(?:总体|整体|年度|绩效)目标$/.test(first) ? second : undefined;
  return text === undefined || text.length < LEAST_WHOLE || text.length > LONGEST_PHRASE ? null : text;
}

/** 整体目标只有套话. The goal of the whole department is set phrases alone: no figure, and nothing done that could be counted. */
export function wholeGoalOfPhrases({ disclosure, document }: Subject): readonly Remark[] {
  return disclosure.tables
    .filter(({ kind }) => kind === 'overall-performance')
    .flatMap((table) => {
      const found = table.rows.flatMap((row) => {
        const text = goalIn(row);
        return text !== null && PHRASES.test(text) && !/[\d%％]|[一二两三四五六七八九十百]+[个项次件场户]/.test(text)
          ? [{ row, text }]
          : [];
      });
      const [first] = found;
      if (first === undefined || found.length > 1) return [];
      const { row, text } = first;
      return [
        {
          type: 'remark',
          severity: 'notice',
          message: `整体绩效目标只有原则性的话，没有数量和具体事项：“${text.slice(0, 40)}…”，请写明本年度预期的产出和效果。`,
          at: { ...anchorForTable(document, table), row: row.index, quote: text, place: row.at },
          evidence: [],
          topic: '整体目标',
        } as const,
      ];
    });
}
