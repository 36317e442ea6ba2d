/** 「商品和服务支出（类）80万元」 below a line that ends with an amount: a head of its own, though no mark ends the line above. */
const CLASS_HEAD = /^[^，,。；;：:、\d（(]{2,30}[（(]\s*类\s*[）)]\s*\d[\d,，.]*\s*[亿万千]?元\s*$/;

/** True for a line that names a 类 with its amount, below one that ends with an amount. */
export function isClassHead(line: string, above: string): boolean {
  return CLASS_HEAD.test(line) && /\d\s*[亿万千]?元\s*$/.test(above);
}
