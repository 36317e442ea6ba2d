/** 常见错字. A word of the field as it is often misprinted, and what it should be. Data: one line each. */
export type Misprint = {
  /** One of these stands wherever the pattern matches: a quick look before the pattern is tried. */
  readonly signs: readonly string[];
  readonly pattern: RegExp;
  readonly right: string;
};

/** Nouns that make the verb before them part of a name. */
const NOUN =
  '作用|方案|措施|能力|空间|办法|手段|机制|途径|方法|方式|环境|条件|影响|意义|效果|动力|力量|态度|模式|渠道|策略|成效|过程|情况|时间|机会|平台';

/** An adverb printed with 的 before a verb. */
function manner(adverbs: string, verbs: string): RegExp {
  return new RegExp(`(?:${adverbs})的(?=(?:${verbs})(?!${NOUN}|的|[，。；、）]|$))`, 'g');
}

export const MISPRINTS: readonly Misprint[] = [
  { signs: ['国有资源占'], pattern: /国有资源占(?:有|用)/g, right: '国有资产占有' },
  { signs: ['因公务接待'], pattern: /(?<!起|原|诱|主|成|外|内|基|等)因公务接待/g, right: '公务接待' },
  { signs: ['因公务用车'], pattern: /(?<!起|原|诱|主|成|外|内|基|等)因公务用车/g, right: '公务用车' },
  { signs: ['公出国'], pattern: /(?<=\d{4}年|预算)公出国/g, right: '因公出国' },
  { signs: ['度'], pattern: /(?<=[较比与]20\d\d)度(?=[\u4e00-\u9fff])/g, right: '年度' },
  { signs: ['上一度'], pattern: /(?<=[较比与])上一度/g, right: '上一年度' },
  {
    signs: ['相比'],
    pattern: /[比较](?:上年度?|去年|上一年度?|20\d\d年度?|同期)(?:预算数?|决算数?|执行数?|同期)?相比/g,
    right: '与上年相比',
  },
  {
    signs: ['年相', '年度相', '算相', '算数相'],
    pattern:
      /[与和同较](?:上年度?|上一年度?|20\d\d年度?)(?:预算数?|决算数?)?相(?=未|没有|无变|增|减|上升|下降|持平|基本|略)/g,
    right: '与上年相比',
  },
  {
    signs: ['主要原因'],
    pattern:
      /主要原因(?=按照?(?:规定|要求|照|政策|标准)|根据|由于|因为|增加|减少|新增|政策性|人员|项目|工资|本年|上年)/g,
    right: '主要原因是',
  },
  { signs: ['其他社会保险缴费'], pattern: /其他社会保险缴费/g, right: '其他社会保障缴费' },
  { signs: ['政府采购预算拨款支出'], pattern: /政府采购预算拨款支出/g, right: '政府采购预算' },
  { signs: ['拔'], pattern: /拔(?=款|付)/g, right: '拨' },
  { signs: ['予算'], pattern: /予算/g, right: '预算' },
  { signs: ['支岀'], pattern: /支岀/g, right: '支出' },
  { signs: ['经贵'], pattern: /经贵/g, right: '经费' },
  { signs: ['收人'], pattern: /(?<=拨款|事业|经营|其他|预算)收人/g, right: '收入' },
  { signs: ['年未'], pattern: /年未(?=结转|结余|余额)/g, right: '年末' },
  { signs: ['末'], pattern: /(?<![年月期季周岁学])末(?=使用|安排|发生|编制|纳入)/g, right: '未' },
  { signs: ['截止'], pattern: /截止(?=(?:到)?20\d\d年|目前)/g, right: '截至' },
  { signs: ['帐户', '帐目', '结帐'], pattern: /帐户|帐目|结帐/g, right: '账户、账目' },
  { signs: ['布署'], pattern: /布署/g, right: '部署' },
  { signs: ['部份'], pattern: /部份/g, right: '部分' },
  { signs: ['做为'], pattern: /(?<!当|看|称|视|叫|认)做为/g, right: '作为' },
  { signs: ['即使'], pattern: /即使(?=支付|拨付|发放|足额)/g, right: '及时' },
  { signs: ['满意'], pattern: /(?<=人员|群众|对象|用户|客户|居民|家长|患者)满意$/gm, right: '满意度' },
  { signs: ['既使'], pattern: /既使/g, right: '即使' },
  { signs: ['按装'], pattern: /按装/g, right: '安装' },
  { signs: ['以经'], pattern: /以经(?=完成|安排|纳入|支付)/g, right: '已经' },
  { signs: ['政府性资金预算'], pattern: /政府性资金预算/g, right: '政府性基金预算' },
  { signs: ['国有资本经菅', '国有资木'], pattern: /国有资本经菅|国有资木/g, right: '国有资本经营' },
  {
    signs: ['一般公其预算', '一般共公预算', '一般公公预算'],
    pattern: /一般公其预算|一般共公预算|一般公公预算/g,
    right: '一般公共预算',
  },
  { signs: ['公务用车'], pattern: /公务用车(?:购买|购制)及运行/g, right: '公务用车购置及运行' },
  {
    signs: ['因公出国(镜)', '因公出国（镜）', '因公出国（竟）'],
    pattern: /因公出国\(镜\)|因公出国（镜）|因公出国（竟）/g,
    right: '因公出国（境）',
  },
  { signs: ['住房公基金', '住房公积全'], pattern: /住房公基金|住房公积全/g, right: '住房公积金' },
  { signs: ['职业年全', '职业年经'], pattern: /职业年全|职业年经/g, right: '职业年金' },
  { signs: ['绩校'], pattern: /绩校(?=目标|评价|指标|管理)/g, right: '绩效' },
  { signs: ['执行'], pattern: /执行(?:律)(?=\d|为|达)/g, right: '执行率' },
  { signs: ['准备'], pattern: /(?<!不)准备(?=率(?:为|达|≥|\d))/g, right: '准确' },
  // 的 and 地: only verbs that are rarely nouns, and not where a noun follows (「有效的解决办法」).
  {
    signs: ['更好的'],
    pattern: manner('更好', '提供|推进|落实|开展|发挥|履行|促进|解决|完成|推动|适应|利用|执行|实施|做好'),
    right: '更好地',
  },
  { signs: ['有效的'], pattern: manner('有效', '开展|推进|落实|提高|提升|促进|推动|遏制|利用|发挥'), right: '有效地' },
  { signs: ['及时的'], pattern: manner('及时', '完成|拨付|发放|处理|解决|提供|发现|支付'), right: '及时地' },
  { signs: ['顺利的'], pattern: manner('顺利', '开展|完成|推进|实施|进行'), right: '顺利地' },
  { signs: ['充分的'], pattern: manner('充分', '发挥|利用|调动'), right: '充分地' },
  {
    signs: ['切实的', '认真的'],
    pattern: manner('切实|认真', '提高|提升|做好|加强|解决|履行|落实|贯彻'),
    right: '切实、认真地',
  },
];
