import type { Item } from '../disclosure/index.js';
import { plain, readOrdinal } from './words.js';

/** 类 of the functional classification by name, former names included. 往来性支出 has no code. */
const CLASSES: readonly (readonly [code: string, names: readonly string[]])[] = [
  ['201', ['一般公共服务支出', '一般公共服务']],
  ['202', ['外交支出', '外交']],
  ['203', ['国防支出', '国防']],
  ['204', ['公共安全支出', '公共安全']],
  ['205', ['教育支出', '教育']],
  ['206', ['科学技术支出', '科学技术']],
  ['207', ['文化旅游体育与传媒支出', '文化体育与传媒支出', '文化旅游体育与传媒']],
  ['208', ['社会保障和就业支出', '社会保障和就业']],
  ['209', ['社会保险基金支出']],
  ['210', ['卫生健康支出', '医疗卫生与计划生育支出', '医疗卫生支出', '卫生健康']],
  ['211', ['节能环保支出', '节能环保']],
  ['212', ['城乡社区支出', '城乡社区事务支出', '城乡社区']],
  ['213', ['农林水支出', '农林水事务支出', '农林水']],
  ['214', ['交通运输支出', '交通运输']],
  ['215', ['资源勘探工业信息等支出', '资源勘探信息等支出', '资源勘探电力信息等支出']],
  ['216', ['商业服务业等支出', '商业服务业等']],
  ['217', ['金融支出', '金融监管等事务支出']],
  ['219', ['援助其他地区支出', '援助其他地区']],
  ['220', ['自然资源海洋气象等支出', '国土海洋气象等支出', '国土资源气象等支出']],
  ['221', ['住房保障支出', '住房保障']],
  ['222', ['粮油物资储备支出', '粮油物资储备']],
  ['223', ['国有资本经营预算支出']],
  ['224', ['灾害防治及应急管理支出', '灾害防治及应急管理']],
  ['227', ['预备费']],
  ['229', ['其他支出']],
  ['230', ['转移性支出']],
  ['231', ['债务还本支出']],
  ['232', ['债务付息支出']],
  ['233', ['债务发行费用支出']],
  ['234', ['抗疫特别国债安排的支出', '抗疫特别国债安排支出']],
  ['往来性支出', ['往来性支出']],
];

const CLASS_OF = new Map(CLASSES.flatMap(([code, names]) => names.map((name) => [name, code] as const)));

const CARRY_IN = /^(?:上年|年初|以前年度).{0,4}(?:结转|结余)|^财政拨款结转(?:资金)?$/;
/** 「一般公共预算财政拨款结转」: what is carried in, named by its budget rather than by its year. */
const CARRY_OF = /^(?:一般公共预算|政府性基金预算?|国有资本经营预算)(?:财政)?(?:拨款)?结转(?:资金)?$/;
const CARRY_OUT = /^(?:年终|年末|结转下年|本年末).{0,6}(?:结转|结余)?|^结转下年/;

/** Which heading an income line stands under; 「（一）一般公共预算拨款」 means another thing under 上年结转. */
export type ItemContext = 'current' | 'carry-in';

/** The words of a label that decide: ordinal, 「其中：」 and remarks in brackets removed. */
function itemWords(label: string): string {
  const rest = readOrdinal(label)?.rest ?? label;
  return plain(rest)
    .replace(/^其中[:：]/, '')
    .replace(/\((?:含|不含|包括|不包括|按)[^()]*\)/g, '')
    .replace(/[:：]$/, '');
}

/** The meaning of an income line, or null where the name is not known. */
export function incomeItem(label: string, context: ItemContext): Item | null {
  const words = itemWords(label);
  if (/^(?:使用|动用)非财政拨款|^用事业基金弥补/.test(words)) return 'use-of-surplus';
  if (CARRY_IN.test(words) || CARRY_OF.test(words)) {
    if (/一般公共预算/.test(words)) return 'carry-in.general-public';
    if (/政府性基金/.test(words)) return 'carry-in.government-fund';
    if (/国有资本/.test(words)) return 'carry-in.state-capital';
    return 'carry-in';
  }
  if (/^(?:收入)?总计$|^收入合计$|^收入总计/.test(words)) return 'total-income';
  if (/^(?:本年|当年)收入(?:合计|小计)?$/.test(words)) return 'current-income';
  const carried = context === 'carry-in';
  if (words.startsWith('一般公共预算')) return carried ? 'carry-in.general-public' : 'general-public';
  if (words.startsWith('政府性基金')) return carried ? 'carry-in.government-fund' : 'government-fund';
  if (words.startsWith('国有资本')) return carried ? 'carry-in.state-capital' : 'state-capital';
  if (carried) return null;
  if (/^财政专户|^教育收费/.test(words)) return 'fiscal-account';
  if (/^(?:事业单位)?经营收入$|^事业单位经营/.test(words)) return 'operating';
  if (/^事业(?:预算)?收入/.test(words)) return 'business';
  if (words.startsWith('上级补助')) return 'superior-subsidy';
  if (words.startsWith('附属单位上缴')) return 'subordinate-remittance';
  if (words.startsWith('其他收入')) return 'other-income';
  if (/^财政拨款(?:\(补助\))?(?:收入|资金)?$/.test(words)) return 'fiscal';
  return null;
}

/** The meaning of an expenditure line, or null where the name is not known. */
export function expenditureItem(label: string): Item | null {
  const words = itemWords(label);
  if (/^(?:支出)?总计$|^支出合计$|^支出总计/.test(words)) return 'total-expenditure';
  if (/^(?:本年|当年)支出(?:合计|小计)?$/.test(words)) return 'current-expenditure';
  if (CARRY_OUT.test(words)) return 'carry-out';
  if (words.startsWith('结余分配')) return 'surplus-distribution';
  // 「201 一般公共服务支出」, 「201-一般公共服务支出」
  const code = CLASS_OF.get(words.replace(/^\d{3}[-—]?/, ''));
  return code === undefined ? null : `class:${code}`;
}
