const FORMAT = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'short', hour12: false });

/** A stored time as the reviewer's clock shows it: 「2026/3/2 09:12」. */
export function printedTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : FORMAT.format(time);
}
