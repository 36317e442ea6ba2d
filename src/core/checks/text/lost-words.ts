import { matchesIn } from './matches.js';

/**
 * 缺字的句子. 「减轻受灾农户带来的压力」: those who bear a burden are said to bring it, 「给」 and what brings it are
 * lost. Only people who are helped, and only what weighs on them.
 */
const BURDEN =
  /(?:缓解|减轻|减少|消除|解决|化解)([\u4e00-\u9fff、]{0,18}?(?:人员|群众|职工|家庭|患者|干部|居民|学生|农户|老人|市民|百姓|参保人|困难户))(?:所)?带来的[\u4e00-\u9fff]{0,4}(?:负担|压力|困难|不便|损失)/g;
/** A word that says to whom, or from what: then nothing is lost. */
const TO_WHOM = /[给对为向因由使致]/;

/** The stretches of a text in which those who bear a burden are said to bring it. */
export function burdensTurned(text: string): readonly RegExpExecArray[] {
  if (!text.includes('带来的')) return [];
  return matchesIn(text, BURDEN).filter(([, whom = '']) => !TO_WHOM.test(whom));
}

/** 「，组织召开。」: a short clause that ends a sentence. */
const LAST_CLAUSE = /[，；]([\u4e00-\u9fff]{4,8})。/g;

/**
 * 没有写完的分句. 「组织召开 2 次座谈会（…），组织召开。」: the last clause only begins an earlier clause of the sentence once more; what it was to
 * say is lost.
 */
export function unfinishedClauses(text: string): readonly RegExpExecArray[] {
  return matchesIn(text, LAST_CLAUSE).filter(({ 1: words = '', index }) => {
    const sentence = text.slice(text.lastIndexOf('。', index) + 1, index);
    return sentence
      .split(/[，；]/)
      .some((clause) => clause.trim().startsWith(words) && clause.trim().length >= words.length + 4);
  });
}
