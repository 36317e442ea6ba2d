import type { Claim } from '../../disclosure/index.js';

/** 「货物」「政府采购工程预算」「拟采购服务支出」「货物类采购」 */
const KIND_OF_PURCHASE = /^拟?(?:政府)?(?:采购)?(?:货物|工程|服务)类?(?:政府)?(?:采购)?(?:支出)?(?:预算|金额|总额)?$/;

/** 货物、工程、服务 are all that there is to purchase; where one of them is not named, there was none. */
export function areKindsOfPurchase(listed: readonly Claim[]): boolean {
  return listed.every(({ subject }) => KIND_OF_PURCHASE.test(subject));
}

/** 「一般公共预算拨款」「政府性基金预算财政拨款收入」「国有资本经营预算」 */
const FUND = /^(?:一般公共|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?(?:资金|收入|支出)?$/;

/** 一般公共预算、政府性基金、国有资本经营 are the funds there are; where one of them is not named, it gave nothing. */
export function areFunds(whole: Claim, listed: readonly Claim[]): boolean {
  return /财政拨款/.test(whole.subject) && listed.every(({ subject }) => FUND.test(subject));
}

/** 资产的各类, each of which is worth what it is worth; not what one of them has lost, or was sold for. */
const ASSETS =
  /(?:流动|固定|无形|其他|长期|非流动)资产(?:净值)?$|在建工程$|(?:长期|短期|对外|股权|债券)投资(?:及有价证券)?$|有价证券$|公共基础设施(?:净值)?$|保障性住房(?:净值)?$|文物文化资产$|政府储备物资$/;

/** 固定资产的类别 */
const FIXED_ASSETS =
  /^(?:房屋(?:和|及)?(?:构筑物|建筑物)?|(?:通用|专用)?设备|车辆|文物(?:和|及)?陈列品|图书(?:和|及)?、?档案|家具(?:和|及)?、?用具(?:、?装具)?(?:及动植物)?|特种动植物|其他(?:固定资产)?)(?:原值|价值)?$/;

/** True for a list of two kinds of assets or more, and nothing else. */
export function namesAssets(listed: readonly Claim[]): boolean {
  return [ASSETS, FIXED_ASSETS].some((kinds) => listed.every(({ subject }) => kinds.test(subject)));
}

/** 「中央资金」「自治区补助」「县级配套」「自筹」 */
const LEVEL =
  /^(?:中央|国家|自治区|省|市|州|盟|地区|县|区|旗|乡镇?|镇|上级|地方|本级)(?:本?级)?(?:财政)?(?:补助|配套|专项|预算内)?(?:资金|补助|配套|投资|拨款)?$|^(?:单位|企业|群众)?自筹(?:资金)?$/;

/** 「中央资金50万元、自治区补助20万元、县级配套10万元」: the levels of government that share a cost, whatever they call what they give. */
export function areLevels(listed: readonly Claim[]): boolean {
  return listed.every(({ subject }) => LEVEL.test(subject));
}

const OWN_LEVEL = /^(?:本级|[省市区县州盟旗]级)(?:财政)?(?:资金|项目)?(?:资金|金额)?$/;
const ABOVE =
  /^(?:上级|中央)?(?:专项)?转移支付(?:资金|项目)?(?:资金|金额)?$|^上级(?:财政)?(?:补助|资金|项目)(?:资金|金额)?$/;

/** 「本级项目20万元、上级转移支付项目60万元」: what a government pays itself, and what it is given for it. */
export function areOwnAndAbove(listed: readonly Claim[]): boolean {
  return listed.length === 2 && [OWN_LEVEL, ABOVE].every((kind) => listed.some(({ subject }) => kind.test(subject)));
}

/** Whether a part is money that comes in: a list of both is none. */
export function sideOfMoney({ subject }: Claim): boolean {
  return /收入|拨款|资金|结转|结余|政府性基金$|(?:一般公共|政府性基金|国有资本经营)预算$|国有资本经营收益$|财力$|(?:收费)?成本补偿$|办案补助$/.test(
    // 「其他资金项目金额」 is what projects cost, and 「县级专项资金支出」 what was spent on them.
    subject.replace(/资金(?=项目)|专项资金(?=支出)/g, ''),
  );
}
