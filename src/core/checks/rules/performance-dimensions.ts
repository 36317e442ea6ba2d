import type { Indicator } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { everyIndicator, remarkOn } from './performance-common.js';

/** Words of time: what is done by when, how soon, how often. */
const TIME =
  /时|期|限|按[月季年]|准点|进度|[月季年日天周]|效率|速度|响应|频|周|节点|前$|完成率|早|尽快|随到随|当[天日场]|即|快/;
/** Words of money or of what it takes. */
const COST =
  /成本|费|支出|经费|预算|资金(?!及时|到位|按时)|价|投入|节约|控制|开支|金额|标准|补[助贴]|工资|耗|占用|负担|元/;
/** What a cost is not, by its own words. */
const NO_COST = /到位|进度|及时|质量|效率|合格|满意|安全|工作/;
/** Words of nature and of what spares it. */
const ECOLOGY =
  /生态|环境|环保|节[能水电约纸地]|绿|碳|排[放污]|污|能耗|资源|[水土]|大气|空气|气候|垃圾|废|无纸|低耗|耗|森林|林|植|草|湿地|河|湖|海|噪|辐射|扬尘|美丽|宜居|卫生|清洁|洁|物种|动物|自然|景观|公园|荒|农药|化肥|秸秆|可再生|循环/;
/** What has to do with offices and their work. */
const OFFICE = /系统|支出|资金|依据|工作|业务|服务|管理|效率|培训|会议|经费|信息|数据|制度|人员|队伍|保障/;
/** What is done, without what it brings about. */
const ACTIVITY = /^(?:开展|组织|实施|举办|召开|进行|编制|采购|购置|建设|完成)/;
const EFFECT =
  /提[高升]|促进|增|降低|减|改善|节约|收入|产值|成本|效|费|元|发展|率|度|保障|推动|带动|优化|影响|知晓|水平|能力|就业/;
/** How money is to be used, whatever for. */
const PROPER_USE = /(?:支出|资金|经费)(?:使用|依据|安排|拨付)?(?:的)?(?:合理|合规|合法|规范)|不存在(?:不合规|违规)/;
/** Nobody has to state what does not apply. */
const NOT_APPLICABLE = /^(?:无|不适用|不涉及|\/|-|—)*$/;

/** 「100%」 in one cell states its unit with the figure. */
export function measureOf({ unit, value }: Indicator): string {
  const own = unit.normalize('NFKC').replace(/\s+/g, '');
  if (own !== '') return own;
  return /^\d+(?:\.\d+)?%$/.test(value.normalize('NFKC').replace(/\s+/g, '')) ? '%' : '';
}

/** Why an indicator does not belong to its dimension by its own words; null where it may. */
export function misplacedByWords(indicator: Indicator): string | null {
  const { level1, level2, value } = indicator;
  const name = indicator.level3.replace(/\s+/g, '');
  if (name.length < 4 || NOT_APPLICABLE.test(value.replace(/\s+/g, ''))) return null;
  const measure = measureOf(indicator);
  if (level2.startsWith('时效')) {
    if (PROPER_USE.test(name)) return '时效指标写的是资金使用要求';
    return measure === '%' && !TIME.test(name) ? '时效指标与时间无关' : null;
  }
  if (level2.startsWith('数量'))
    return measure === '%' && !/覆盖|比[例重]|占比|面$/.test(name) ? '数量指标只写百分数' : null;
  if (/成本/.test(level1 + level2) && !/社会|生态/.test(level2)) {
    return /^(?:%|)$/.test(measure) && NO_COST.test(name) && !COST.test(name) ? '成本指标不是成本' : null;
  }
  if (level2.startsWith('生态')) return OFFICE.test(name) && !ECOLOGY.test(name) ? '生态效益指标与生态无关' : null;
  if (!/效益|影响/.test(level2)) return null;
  if (PROPER_USE.test(name)) return '效益指标写的是资金使用要求';
  return ACTIVITY.test(name) && !EFFECT.test(name) ? '效益指标写的是工作内容' : null;
}

/** 「系统安全 100%」: a percentage of something that is no rate. */
const NO_RATE = /(?:(?<!有)效率|成效|能力|水平|效果|作用|安全|机构|工作)$/;
/** A value in words without any sign before it that says nothing of when it is reached. */
const UNSIGNED = /^(?:(?:效果|成效|作用|效益)?(?:较?明显|显著|良好|较好)|好|较好|高|较高|优|有效|提升|提高|是|有)$/;

/** A state without sign, or a percentage of what is no rate: nobody can hold anything against it. */
function isUnmeasurable(indicator: Indicator): boolean {
  const { nature, value } = indicator;
  if (nature === '' && UNSIGNED.test(value.replace(/\s+/g, ''))) return true;
  return measureOf(indicator) === '%' && NO_RATE.test(indicator.level3.replace(/\s+/g, ''));
}

/** Indicators that are stated, but not so that they could be measured. */
export function unmeasurableValues(subject: Subject): readonly Remark[] {
  const found = everyIndicator(subject.disclosure).filter(({ indicator }) => isUnmeasurable(indicator));
  return remarkOn(
    subject,
    found,
    'notice',
    '不可衡量',
    (words) => `${found.length} 个指标只写程度，或百分数没有说明是什么的比率：${words}，请写明可衡量的目标值。`,
  );
}
