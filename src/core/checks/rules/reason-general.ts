/** Words that name no cause: whatever office, whatever year. */
const GENERAL = new RegExp(
  [
    '根据|按照|依据|结合|考虑|围绕|由于|因为|为了|进行|作出|做出|开展|发生|有所|所致|引起|导致|相应',
    '实际|具体|客观|正常|日常|合理|据实|各项|部分|相关|有关|一些|个别|全部|统筹',
    '本年度?|当年|今年|上年度?|往年|历年|年度|单位|部门|机关|我们?|本',
    '工作|业务|任务|项目|预算|经费|资金|支出|收入|安排|执行|编制|列支|管理|发展',
    '需求|需要|要求|情况|因素|变化|变动|调整|调剂|增减|保障|保证|维持|确保|运转|运行',
    '[因对将的了和与及并等数额，、,\\s]',
  ].join('|'),
  'gu',
);
/** Fewer characters are half a reason, cut off by the line. */
const SHORTEST = 4;

/** True where a reason is made of words of no meaning alone: 「按照当年工作安排，相应调整有关支出」. */
export function isGeneralReason(words: string): boolean {
  return words.length >= SHORTEST && words.replace(GENERAL, '') === '';
}
