/** 平均数: 「车均运行维护费」「平均每次」「每辆」. True where a subject names an amount for each of several, which is no part of a sum and has no parts. */
export function isAverage(subject: string): boolean {
  return /(?:车|人|户|次|村|批)均|平均|单车|^每(?:辆|人|台|批|户|个|套)/.test(subject);
}
