import { plain, squeeze } from './words.js';

const NOTE =
  /不涉及|空表|无数据|不适用|(?:没有|未|无|不存在|不)(?:使用|安排|发生|编制|列|涉及|此项|该项|相关|本项|政府|国有|三公|财政拨款|购买|采购|项目|预算)|为空|为零|均为0|为0/;
const LABEL = /^[（(]?(?:说明|备注|附注|情况说明|注)\d?[)）]?[:：]/;

/** True where a line explains why a table is empty: 「本单位没有这方面的收支」「本表为空表。」. */
export function isEmptyNote(text: string): boolean {
  const words = plain(text);
  return words.length >= 2 && words.length <= 160 && NOTE.test(words);
}

/** The note without its label 「说明：」, white space removed. */
export function noteText(text: string): string {
  return squeeze(text).replace(LABEL, '');
}

/** True where a line is labelled as a note, whatever it says. */
export function isLabelledNote(text: string): boolean {
  return LABEL.test(squeeze(text));
}

/** True where a line breaks off, so that the next one may be its rest: 「说明：本单位没有这方面的收」. */
export function breaksOff(text: string): boolean {
  return !/[。．.；;！？：:）)]$/.test(text.trim());
}
