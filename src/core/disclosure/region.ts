/** 省级行政区: short and full name, and the two digits with which codes of the region begin (GB/T 2260). */
const PROVINCES: readonly (readonly [digits: string, short: string, full: string])[] = [
  ['11', '北京', '北京市'],
  ['12', '天津', '天津市'],
  ['13', '河北', '河北省'],
  ['14', '山西', '山西省'],
  ['15', '内蒙古', '内蒙古自治区'],
  ['21', '辽宁', '辽宁省'],
  ['22', '吉林', '吉林省'],
  ['23', '黑龙江', '黑龙江省'],
  ['31', '上海', '上海市'],
  ['32', '江苏', '江苏省'],
  ['33', '浙江', '浙江省'],
  ['34', '安徽', '安徽省'],
  ['35', '福建', '福建省'],
  ['36', '江西', '江西省'],
  ['37', '山东', '山东省'],
  ['41', '河南', '河南省'],
  ['42', '湖北', '湖北省'],
  ['43', '湖南', '湖南省'],
  ['44', '广东', '广东省'],
  ['45', '广西', '广西壮族自治区'],
  ['46', '海南', '海南省'],
  ['50', '重庆', '重庆市'],
  ['51', '四川', '四川省'],
  ['52', '贵州', '贵州省'],
  ['53', '云南', '云南省'],
  ['54', '西藏', '西藏自治区'],
  ['61', '陕西', '陕西省'],
  ['62', '甘肃', '甘肃省'],
  ['63', '青海', '青海省'],
  ['64', '宁夏', '宁夏回族自治区'],
  ['65', '新疆', '新疆维吾尔自治区'],
];

/** 中央. The region of central departments. */
const CENTRAL = '中央';

/** A region taken apart. A part is null where the words do not name it. */
export type RegionParts = {
  readonly level: 'central' | 'province' | 'city' | 'county';
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
};

/** Bodies with branches: the place stands behind their name, not before it. */
const BRANCH_OF =
  /^(?:中国共产党|中共|中国人民政治协商会议|政协|中国共产主义青年团|共青团|中国国民党革命委员会|民革|中国民主[\u4e00-\u9fff]{2,4}|民盟|民建|民进|农工党|致公党|九三学社|台盟|中国红十字会)/;
const CENTRAL_NAME = /^(?:国家(?!级)|中华人民共和国|国务院|最高人民|中央|中共中央|中国共产党中央|全国|中国)/;
/** 自治州 that are usually called by a short name. */
const PREFECTURES =
  '(?:迪庆|大理|怒江|德宏|西双版纳|红河|文山|楚雄|黔南|黔东南|黔西南|恩施|湘西|延边|甘孜|阿坝|凉山|临夏|甘南|海北|海南|海西|黄南|果洛|玉树|昌吉|巴音郭楞|克孜勒苏|博尔塔拉|伊犁)州';
const CITY = new RegExp(
  `^(?:${PREFECTURES}|[\\u4e00-\\u9fff]{2,12}?自治州|(?:大兴安岭|阿里|阿克苏|喀什|和田|塔城|阿勒泰)地区|(?:兴安|锡林郭勒|阿拉善)盟|[\\u4e00-\\u9fff]{2,6}?市(?!区))`,
);
const COUNTY = /^[\u4e00-\u9fff]{1,12}?(?:自治县|自治旗|林区|特区|县|区|旗|市(?!区))/;
/** Words that end like a region and are none, and words that no region's name holds. */
const NO_REGION =
  /(?:社|园|辖|景|校|灾|库|矿|牧|小|片|防|禁|护|军|战|分|各|全|本|我|跨)区$|(?:城|都|全|本|集|超|股|楼|门|夜|各|我)市$|(?:各|全|本|我)县$|(?:红|国|军|升)旗$|[局厅委会办院部处站队馆所]|中心|管理|服务|保护|监督|技术推广|建设|文化|卫生|教育|行政/;

/**
 * 地区. The region in which the words place a unit, largest part first, parts divided by 「/」: 「霁川市/松渚区」,
 * 「湖北省」, 「中央」. Read from the beginning of a full name; null where it names none.
 */
export function regionOf(name: string): string | null {
  const words = name.normalize('NFKC').replace(/\s+/g, '');
  const branch = BRANCH_OF.exec(words);
  if (branch !== null) {
    const rest = words.slice(branch[0].length);
    return pathAt(rest) ?? (/^(?:中央|全国)/.test(rest) ? CENTRAL : null);
  }
  return CENTRAL_NAME.test(words) ? CENTRAL : pathAt(words);
}

function pathAt(words: string): string | null {
  const province = provinceAt(words);
  let rest = province === null ? words : words.slice(province.length);
  const isMunicipality = province !== null && province.full.endsWith('市');
  const city = isMunicipality ? null : partAt(CITY, rest);
  if (city !== null) rest = rest.slice(city.length);
  // Without anything above it, long words that end in 区 may be anything.
  const below = partAt(COUNTY, rest);
  const county = below !== null && (province !== null || city !== null || below.length <= 4) ? below : null;
  const parts = [province?.full ?? null, city, county].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('/');
}

function provinceAt(words: string): { readonly full: string; readonly length: number } | null {
  for (const [, short, full] of PROVINCES) {
    if (words.startsWith(full)) return { full, length: full.length };
    const next = words.charAt(short.length);
    // 「吉林市」 and 「海南州」 are parts of provinces.
    if (words.startsWith(short) && !/[市县州区藏蒙]/.test(next)) {
      return { full, length: short.length + (next === '省' ? 1 : 0) };
    }
  }
  return null;
}

function partAt(pattern: RegExp, words: string): string | null {
  const part = pattern.exec(words)?.[0];
  return part === undefined || NO_REGION.test(part) ? null : part;
}

/** The province of a six-digit region code, by its first two digits; null for digits that are none. */
export function provinceOfCode(code: string): string | null {
  return PROVINCES.find(([digits]) => code.startsWith(digits))?.[2] ?? null;
}

/** Takes a region of {@link regionOf} apart. */
export function regionParts(region: string): RegionParts {
  if (region === CENTRAL) return { level: 'central', province: null, city: null, county: null };
  const parts = region.split('/');
  const province = PROVINCES.find(([, , full]) => full === parts[0])?.[2] ?? null;
  const below = province === null ? parts : parts.slice(1);
  const isCounty = (part: string): boolean => /(?:县|区|旗)$/.test(part) && !part.endsWith('地区');
  const [first = null, second = null] = below;
  const city = first !== null && (second !== null || !isCounty(first)) ? first : null;
  const county = second ?? (city === null ? first : null);
  return { level: county !== null ? 'county' : city !== null ? 'city' : 'province', province, city, county };
}
