/** Said of pages that were read by recognition; completes 「第 1 页」. */
export const RECOGNISED = '是扫描件，文字和数字由图像识别读取，可能有误；存疑的数字已标出，请对照原件核对';

/** Said of pages with text of their own on which a picture was read by recognition. */
export const PARTLY_RECOGNISED =
  '的一部分是图片，图中的文字和数字由图像识别读取，可能有误；存疑的数字已标出，请对照原件核对';

/** Said of pages with a picture in which no words were found. */
export const PICTURE_UNREAD = '有较大的图片，图中未读出表格或成段文字。请对照原件核对';

/** Why scanned pages stay unread on this computer, and what to do. Completes a message without its full stop. */
export function missingRecogniser(why: string): string {
  return `此电脑没有扫描件识别组件（${why}），其他文件不受影响；请在装有该组件的 64 位 Windows 或 Linux 电脑上用本程序读取`;
}
