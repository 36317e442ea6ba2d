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
