import type { ComponentType, JSX } from 'react';
import {
  AuditOutlined,
  ContainerOutlined,
  FolderOpenOutlined,
  OrderedListOutlined,
  SettingOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { openScreen, useDesk, useDeskState } from '../state/desk.js';
import { SCREENS, type Screen } from '../state/model.js';
import { words } from '../words.js';

const ICONS: Readonly<Record<Screen, ComponentType<{ 'aria-hidden'?: boolean }>>> = {
  library: FolderOpenOutlined,
  review: AuditOutlined,
  compare: SwapOutlined,
  ledger: ContainerOutlined,
  rules: OrderedListOutlined,
  settings: SettingOutlined,
};

/** 左侧栏. */
export function Rail(): JSX.Element {
  const desk = useDesk();
  const current = useDeskState((state) => state.screen);
  return (
    <nav className="desk-rail" aria-label={words.rail} data-pane="rail">
      {SCREENS.map((screen, index) => {
        const Icon = ICONS[screen];
        return (
          <button
            key={screen}
            type="button"
            data-testid={`nav-${screen}`}
            aria-current={screen === current ? 'page' : undefined}
            title={`${words.screens[screen]}  Alt+${index + 1}`}
            onClick={() => openScreen(desk, screen)}
          >
            <Icon aria-hidden />
            <span>{words.screens[screen]}</span>
          </button>
        );
      })}
    </nav>
  );
}
