/** 目标而非标准: a value that begins with what is to be done and says neither how far nor by what it is seen. */
const AIM =
  /^(?:进一步|持续|不断|切实)?(?:保障|保证|提升|提高|促进|加强|改善|优化|增强|缓解|维护|推动|规范|完善)[\u4e00-\u9fff]{2,12}$/;
/** Words by which such a value can still be judged. */
const JUDGED = /率|达|无|不|零|全[部面]|以上|以内|明显|显著|较|有所|逐[步年]|基本|完成|合格|达标|稳定|正常|次|年|月|天/;

/** True where the value of an indicator told in words is an aim and no standard: 「保障服务水平」. */
export function isAimOnly(value: string): boolean {
  return AIM.test(value) && !JUDGED.test(value);
}
