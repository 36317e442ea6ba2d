/** Said of pages that were read by recognition; completes 「第 1 页」. */
export const RECOGNISED = '是扫描件，文字和数字由图像识别读取，可能有误；存疑的数字已标出，请对照原件核对';

/** Why scanned pages stay unread on this computer, and what to do. Completes a message without its full stop. */
export function missingRecogniser(why: string): string {
  return `此电脑没有扫描件识别组件（${why}），其他文件不受影响；请在装有该组件的 64 位 Windows 或 Linux 电脑上用本程序读取`;
}
