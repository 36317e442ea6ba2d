/** 常见姓氏. The surnames of more than nine in ten people; a name in a column for persons begins with one of them. */
const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺';
const DOUBLE = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯'];

const KNOWN = new Set(SINGLE);

/** Words of offices and duties that begin like a name: 「项目经理」, 「时间」. */
const NO_NAME =
  /项目|单位|部门|科室|公司|人员|负责|经理|主任|全体|中心|时间|地址|电话|日期|名称|姓名|签[字名章]|盖章|单价|成本/;

/** True where words may be a person's name: two to four characters that begin with a common surname. */
export function looksLikePerson(text: string): boolean {
  if (NO_NAME.test(text)) return false;
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(text) && !/^[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}$/.test(text)) return false;
  return text.includes('·') || KNOWN.has(text.charAt(0)) || DOUBLE.some((name) => text.startsWith(name));
}

/** 「李＊＊」: the surname and as many marks as there are other characters. */
export function maskedName(text: string): string {
  const kept = DOUBLE.some((name) => text.startsWith(name)) ? 2 : 1;
  return text.slice(0, kept) + '＊'.repeat(Math.max(1, text.length - kept));
}
