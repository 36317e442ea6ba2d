import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import type { TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn, type Mention } from '../text/remarks.js';

const REASON = /(?:主要)?原因(?:是|为|系)?[:：]?\s*([^。；\n]{6,80})[。；]/g;
/** 「增加 6.20 万元」: which way, and by how much. */
const CHANGED = /(增加|增长|上升|提高|减少|下降|降低|压减)(?:了)?\s*(\d[\d,]*(?:\.\d+)?)\s*万?元/g;
const UP = /增加|增长|上升|提高/;
/** A reason as short as this (「人员增加」) may well hold for several changes. */
const SHORTEST = 12;
/** Reasons that hold for whatever they are given for, either way. */
const COMMON_CAUSE = /机构改革|划转|转隶|合并|分设|口径|科目(?:调整|变化)|(?:改|列|转|调)列|列入|列支|归并|重分类/;

type Told = { readonly way: 'up' | 'down'; readonly figure: string; readonly reason: string; readonly place: Mention };

/** The last change before a reason, in its own sentence or in the one before it. */
function changeBefore(text: string, at: number): { readonly way: 'up' | 'down'; readonly figure: string } | null {
  const stops = matchesIn(text.slice(0, at), /。/g);
  const from = stops.at(-2)?.index ?? 0;
  const last = matchesIn(text.slice(from, at), CHANGED).at(-1);
  if (last?.[1] === undefined || last[2] === undefined || !/[1-9]/.test(last[2])) return null;
  return { way: UP.test(last[1]) ? 'up' : 'down', figure: last[2].replace(/,/g, '').replace(/\.?0+$/, '') };
}

function toldIn(subject: Subject, line: TextLine): readonly Told[] {
  return matchesIn(line.text, REASON).flatMap((match): readonly Told[] => {
    const words = match[1] ?? '';
    const reason = words.replace(/[\s，,、]+/g, '');
    const change = changeBefore(line.text, match.index);
    if (change === null || reason.length < SHORTEST || COMMON_CAUSE.test(reason)) return [];
    const start = match.index + match[0].indexOf(words);
    const place = mention(subject.document, { line, start, end: start + words.length }, words.replace(/\s+/g, ''));
    return [{ ...change, reason, place }];
  });
}

/** One reason given for what grew and for what fell: it cannot tell why of both. */
export function sharedReasons(subject: Subject): readonly Remark[] {
  const told = statements(subject.disclosure).flatMap((line) => toldIn(subject, line));
  return [...Map.groupBy(told, ({ reason }) => reason)].flatMap(([reason, all]): readonly Remark[] => {
    const [up, down] = [all.find(({ way }) => way === 'up'), all.find(({ way }) => way === 'down')];
    if (up === undefined || down === undefined) return [];
    const remark = remarkOn(
      [up.place, down.place],
      'notice',
      `增减同因·${reason}`,
      `一项增加 ${up.figure} 万元、另一项减少 ${down.figure} 万元，写的是同一原因“${up.place.words}”，请分别写明各自的原因。`,
    );
    return remark === null ? [] : [remark];
  });
}
