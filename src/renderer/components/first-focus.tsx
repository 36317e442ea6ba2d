import { useEffect, useRef, type JSX } from 'react';

const WANTED = '[data-first-focus]:is(input, button):not(:disabled), [data-first-focus] input:not(:disabled)';

/**
 * 对话框的起始焦点. Stands inside a dialog and gives the focus to its field or button with `data-first-focus` when the dialog opens, or as
 * soon as that can take it, unless the reviewer has gone on by then. The dialog's own choice is the button that closes it: what
 * is typed first would be lost, and Enter would throw away what was begun. `autoFocus` comes before the dialog is in the page.
 */
export function FirstFocus(): JSX.Element {
  const mark = useRef<HTMLSpanElement>(null);
  const settled = useRef(false);
  useEffect(() => {
    if (settled.current) return;
    const dialog = mark.current?.closest<HTMLElement>('[role="dialog"]');
    const wanted = dialog?.querySelector<HTMLElement>(WANTED);
    if (!dialog || !wanted) return;
    const { activeElement } = document;
    const isUntouched =
      !dialog.contains(activeElement) ||
      activeElement === dialog ||
      activeElement?.closest('.ant-modal-close') !== null;
    if (isUntouched) wanted.focus({ preventScroll: true });
    settled.current = true;
  });
  return <span ref={mark} hidden />;
}
