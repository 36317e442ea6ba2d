import type { MenuItemConstructorOptions } from 'electron';

/** The menu: only what the window system and the edit fields need. The desk's own commands are on the page. */
export const MENU: readonly MenuItemConstructorOptions[] = [
  { label: '文件', submenu: [{ role: 'quit', label: '退出' }] },
  {
    label: '编辑',
    submenu: [
      { role: 'undo', label: '撤销' },
      { role: 'redo', label: '重做' },
      { type: 'separator' },
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '复制' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' },
    ],
  },
  {
    label: '视图',
    submenu: [
      { role: 'zoomIn', label: '放大', accelerator: 'CommandOrControl+=' },
      { role: 'zoomOut', label: '缩小' },
      { role: 'resetZoom', label: '实际大小' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: '全屏' },
    ],
  },
];
