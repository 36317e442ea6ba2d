/** A project a unit of the sector may have. Amounts are drawn; words are the project's own. */
export type ProjectPlan = {
  readonly name: string;
  readonly function: string;
  /** Department economic codes the money is spent under. */
  readonly economics: readonly string[];
  readonly procured: 'goods' | 'services' | null;
  readonly goal: string;
  /** 数量指标: text, unit and the lowest and highest target. */
  readonly quantity: { readonly text: string; readonly unit: string; readonly low: number; readonly high: number };
  readonly quality: string;
  readonly benefit: string;
};

/** A line of work of government: its codes, names and projects. */
export type Sector = {
  readonly organ: string;
  readonly subordinate: string;
  readonly running: { readonly administrative: string; readonly 'public-service': string };
  readonly duties: readonly string[];
  readonly subordinateDuty: string;
  readonly projects: readonly ProjectPlan[];
};

export const SECTORS = {
  agriculture: {
    organ: '农业农村局',
    subordinate: '农业技术推广中心',
    running: { administrative: '2130101', 'public-service': '2130104' },
    duties: [
      '拟订全区种植业、畜牧业发展计划并组织落实。',
      '指导农产品质量安全监测，公布监测结果。',
      '组织耕地质量调查与农田设施管护。',
    ],
    subordinateDuty: '承担良种示范、土壤检测和农技培训的具体工作',
    projects: [
      {
        name: '农作物病虫监测点运行',
        function: '2130108',
        economics: ['30218', '30226'],
        procured: null,
        goal: '保持全区监测点正常运行，按旬发布虫情预报，减少田间损失。',
        quantity: { text: '运行监测点数量', unit: '个', low: 12, high: 36 },
        quality: '虫情预报准确率',
        benefit: '因虫害减产比例控制情况',
      },
      {
        name: '农产品抽样检测',
        function: '2130109',
        economics: ['30227', '30218'],
        procured: 'services',
        goal: '对上市蔬菜水果抽样检测，及时公布结果，保障餐桌安全。',
        quantity: { text: '抽样批次', unit: '批次', low: 300, high: 900 },
        quality: '检测报告合格率',
        benefit: '农产品质量安全事件处置情况',
      },
      {
        name: '良种示范田建设',
        function: '2130106',
        economics: ['30218', '30214'],
        procured: 'goods',
        goal: '建设水稻和小麦示范田，带动农户采用新品种。',
        quantity: { text: '示范田面积', unit: '亩', low: 150, high: 480 },
        quality: '示范品种出苗率',
        benefit: '示范带动农户增收情况',
      },
      {
        name: '耕地质量调查',
        function: '2130122',
        economics: ['30227'],
        procured: 'services',
        goal: '完成本年度耕地取样与化验，形成质量等级图。',
        quantity: { text: '取样点数量', unit: '个', low: 80, high: 240 },
        quality: '化验数据复核通过率',
        benefit: '耕地质量数据利用情况',
      },
      {
        name: '种粮农户生产补贴',
        function: '2130122',
        economics: ['30310'],
        procured: null,
        goal: '按核定面积发放补贴，稳定粮食播种面积。',
        quantity: { text: '补贴农户数量', unit: '户', low: 900, high: 4200 },
        quality: '补贴面积核实率',
        benefit: '粮食播种面积稳定情况',
      },
      {
        name: '机关综合事务保障',
        function: '2130102',
        economics: ['30299', '30201'],
        procured: null,
        goal: '保障政务公开、档案整理和普法宣传等日常事务。',
        quantity: { text: '普法宣传场次', unit: '场', low: 6, high: 20 },
        quality: '档案归档完整率',
        benefit: '政务信息公开情况',
      },
    ],
  },
  employment: {
    organ: '人力资源和社会保障局',
    subordinate: '就业服务中心',
    running: { administrative: '2080101', 'public-service': '2080150' },
    duties: [
      '组织实施就业促进计划，监测失业动态。',
      '处理劳动人事争议，检查用人单位执行劳动法规情况。',
      '管理事业单位岗位设置与公开招聘。',
    ],
    subordinateDuty: '承办招聘活动、职业指导和用工备案等服务',
    projects: [
      {
        name: '公共招聘活动组织',
        function: '2080106',
        economics: ['30227', '30214'],
        procured: 'services',
        goal: '按季举办线上线下招聘活动，促进供需对接。',
        quantity: { text: '举办招聘会场次', unit: '场', low: 12, high: 48 },
        quality: '岗位信息核验率',
        benefit: '求职者对接成功情况',
      },
      {
        name: '争议仲裁庭运行',
        function: '2080112',
        economics: ['30226', '30299'],
        procured: null,
        goal: '及时受理并审结劳动人事争议案件，维护双方权益。',
        quantity: { text: '审结案件数量', unit: '件', low: 200, high: 800 },
        quality: '法定期限内结案率',
        benefit: '劳动关系稳定情况',
      },
      {
        name: '业务系统运行维护',
        function: '2080108',
        economics: ['30213', '30227'],
        procured: 'services',
        goal: '保障业务系统全年稳定运行，及时处理故障。',
        quantity: { text: '系统巡检次数', unit: '次', low: 4, high: 24 },
        quality: '系统可用率',
        benefit: '线上办理便利情况',
      },
      {
        name: '窗口自助设备更新',
        function: '2080108',
        economics: ['31002', '31007'],
        procured: 'goods',
        goal: '更新服务大厅老旧设备，缩短办事等候时间。',
        quantity: { text: '更新设备数量', unit: '台', low: 5, high: 30 },
        quality: '设备验收合格率',
        benefit: '窗口等候时间缩短情况',
      },
      {
        name: '事业单位招聘考务',
        function: '2080102',
        economics: ['30226', '30202'],
        procured: null,
        goal: '完成年度公开招聘笔试面试组织工作。',
        quantity: { text: '组织考试场次', unit: '场', low: 2, high: 8 },
        quality: '考务差错控制率',
        benefit: '公开招聘公信力情况',
      },
    ],
  },
  market: {
    organ: '市场监督管理局',
    subordinate: '检验检测中心',
    running: { administrative: '2013801', 'public-service': '2013850' },
    duties: ['登记管理各类经营主体，维护市场秩序。', '监督食品、特种设备和工业产品质量。', '受理并处置消费投诉举报。'],
    subordinateDuty: '承担食品和工业产品的检验检测',
    projects: [
      {
        name: '食品监督抽检',
        function: '2013816',
        economics: ['30227'],
        procured: 'services',
        goal: '按计划抽检辖区食品，公布结果并处置不合格产品。',
        quantity: { text: '完成抽检批次', unit: '批次', low: 600, high: 2400 },
        quality: '不合格产品处置率',
        benefit: '食品安全状况改善情况',
      },
      {
        name: '特种设备隐患排查',
        function: '2013815',
        economics: ['30227', '30226'],
        procured: 'services',
        goal: '排查电梯、锅炉等设备隐患，督促整改到位。',
        quantity: { text: '排查设备数量', unit: '台', low: 400, high: 1600 },
        quality: '隐患整改完成率',
        benefit: '特种设备事故防范情况',
      },
      {
        name: '工业产品质量抽查',
        function: '2013815',
        economics: ['30227'],
        procured: 'services',
        goal: '抽查重点工业产品质量，公布结果并督促后处理。',
        quantity: { text: '抽查产品批次', unit: '批次', low: 60, high: 260 },
        quality: '抽查结果公布率',
        benefit: '重点产品质量改善情况',
      },
      {
        name: '计量标准器具建设',
        function: '2013810',
        economics: ['31003', '30218'],
        procured: 'goods',
        goal: '补充计量标准器具，满足集贸市场强制检定需要。',
        quantity: { text: '新建计量标准', unit: '项', low: 1, high: 6 },
        quality: '计量标准考核通过率',
        benefit: '计量公正保障情况',
      },
      {
        name: '登记系统运行维护',
        function: '2013808',
        economics: ['30213'],
        procured: 'services',
        goal: '保障登记与档案系统稳定运行。',
        quantity: { text: '现场巡检次数', unit: '次', low: 4, high: 12 },
        quality: '故障按时修复率',
        benefit: '登记办理效率情况',
      },
      {
        name: '消费维权宣传',
        function: '2013802',
        economics: ['30202', '30299'],
        procured: null,
        goal: '开展消费教育，提高投诉办理质量。',
        quantity: { text: '宣传活动场次', unit: '场', low: 4, high: 16 },
        quality: '投诉按期办结率',
        benefit: '消费环境改善情况',
      },
    ],
  },
  culture: {
    organ: '文化和旅游局',
    subordinate: '群众文化馆',
    running: { administrative: '2070101', 'public-service': '2070109' },
    duties: ['组织公共文化服务，管理文化场馆。', '开展旅游资源普查与宣传推广。', '保护非物质文化遗产。'],
    subordinateDuty: '组织群众文艺辅导、展演和数字文化服务',
    projects: [
      {
        name: '社区文艺展演',
        function: '2070108',
        economics: ['30226', '30214'],
        procured: null,
        goal: '在社区组织展演，丰富居民文化生活。',
        quantity: { text: '展演场次', unit: '场', low: 20, high: 90 },
        quality: '节目审核通过率',
        benefit: '居民文化参与情况',
      },
      {
        name: '旅游线路宣传',
        function: '2070113',
        economics: ['30227'],
        procured: 'services',
        goal: '制作宣传内容，推介本地旅游线路。',
        quantity: { text: '制作宣传短片', unit: '部', low: 3, high: 15 },
        quality: '宣传内容验收合格率',
        benefit: '旅游线路知晓情况',
      },
      {
        name: '图书流动服务点运行',
        function: '2070104',
        economics: ['30218', '30226'],
        procured: 'goods',
        goal: '更新流动图书，保障服务点按时开放。',
        quantity: { text: '更新图书数量', unit: '册', low: 1500, high: 9000 },
        quality: '服务点按时开放率',
        benefit: '阅读服务覆盖情况',
      },
      {
        name: '场馆消防设施维护',
        function: '2070102',
        economics: ['30213'],
        procured: 'services',
        goal: '维护场馆消防设施，确保安全开放。',
        quantity: { text: '维护场馆数量', unit: '处', low: 2, high: 9 },
        quality: '设施检测合格率',
        benefit: '场馆安全开放情况',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Sector>>;

export type SectorName = keyof typeof SECTORS;

/** The sector of a name, as the general type. */
export function sectorOf(name: SectorName): Sector {
  return SECTORS[name];
}
