import type { Figure } from '../../disclosure/index.js';
import { subjectOf } from './vocabulary.js';

/** A bracket that stands between a name and its figure, and what follows it up to the figure. */
const ASIDE = /([^，,。；;：:（()）]*)[（(]([^（()）]*)[）)]([^，,。；;：:、（()）]*)$/;

/** 「（以下简称“三公”经费）」 gives the name that is used from here on. */
const SHORT_NAME = /简称[为：:]?\s*(.+?)\s*$/;

/** Words that name nothing by themselves. */
const NAMELESS = /^(?:(?:预算|决算)?支出|收入|经费|资金|金额|总额)?$/;

/**
 * The name of a figure behind a bracket: 「特种作业车（洒水车、垃圾车）2辆」, 「公务接待费（简称“三公”经费）支出合计24万元」.
 * `subject` is what stands right before the figure, and is kept where it is a name of its own or where the bracket states
 * figures itself.
 */
export function namedAround(between: string, subject: string): string {
  if (!NAMELESS.test(subject)) return subject;
  const match = ASIDE.exec(between);
  if (match === null) return subject;
  const [, before = '', inside = '', behind = ''] = match;
  const short = SHORT_NAME.exec(inside)?.[1];
  const name = subjectOf(`${short ?? before}${short === undefined ? behind : subject}`);
  return name === '' || NAMELESS.test(name) ? subject : name;
}

/** 「3个专门委员会」「机构和2个派出机构」: where the words before name nothing, the counted noun stands behind. */
export function countedIn(sentence: string, subject: string, figure: Figure): string {
  const before = subject.replace(/(?:等|共有?|设有?|下设|下辖|包括|包含|含|其中|和|及|与|以及|现有|有)+$/, '');
  const behind =
    /^[^，,。；;：:、（()）\d]{2,16}?(?=[，,。；;：:、（()）\d]|和|及|与|$)/.exec(sentence.slice(figure.end))?.[0] ??
    '';
  const isNamed = before !== '' && before === subject;
  return isNamed || behind === '' ? subject : behind.replace(/\s+/g, '');
}
