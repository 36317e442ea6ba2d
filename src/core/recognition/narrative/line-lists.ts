import type { Passage } from '../../disclosure/index.js';
import type { Sentence } from './passage.js';

/** 「本年支出预算合计80万元，其中：」 at the end of its line: the parts stand below, each on a line of its own. */
const OPENS = /\d\s*[亿万千]?元[，,]?\s*(?:其中|包括|分别为|具体为|构成为?)\s*[：:]\s*$/;
/** 「项目支出20万元，占25%。」: a name, its amount and its share of the whole above. */
const ITEM = /^\s*[^，,。；;：:、\d（(]{2,30}\d[\d,，.]*\s*[亿万千]?元[，,]?\s*[（(]?\s*占/;
/** The same, whole: nothing follows the share. */
const WHOLE_ITEM =
  /^\s*[^，,。；;：:、\d（(]{2,30}\d[\d,，.]*\s*[亿万千]?元[，,]?\s*[（(]?\s*占[^，,。；;：:\d]{0,20}\d[\d.]*\s*[%％]\s*[）)]?\s*[。；;]?\s*$/;

/** 「商品和服务支出（类）80万元」 below a line that ends with an amount: a head of its own, though no mark ends the line above. */
const CLASS_HEAD = /^[^，,。；;：:、\d（(]{2,30}[（(]\s*类\s*[）)]\s*\d[\d,，.]*\s*[亿万千]?元\s*$/;

/** True for a line that names a 类 with its amount, below one that ends with an amount. */
export function isClassHead(line: string, above: string): boolean {
  return CLASS_HEAD.test(line) && /\d\s*[亿万千]?元\s*$/.test(above);
}

/** True for a line that opens a list whose parts stand on the lines below it. */
export function opensLines(line: string): boolean {
  return OPENS.test(line);
}

/** True for a line that may begin a part of such a list; its end may stand on the next line. */
export function isLineItem(line: string): boolean {
  return ITEM.test(line);
}

/** 逐行列举. True for a sentence that is a part of a list opened at the end of a line: it begins its own and says nothing else. */
export function goesOnInLines({ text, marks }: Passage, sentence: Sentence): boolean {
  const isAtLine = marks.some(({ start }) => start === sentence.start && start > 0);
  const isOpened = marks.some(({ start }) => start < sentence.start && start > 0 && OPENS.test(text.slice(0, start)));
  return isAtLine && isOpened && WHOLE_ITEM.test(sentence.text);
}
