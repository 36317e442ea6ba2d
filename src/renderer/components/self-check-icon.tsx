import type { JSX } from 'react';
import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { SelfCheckState } from '../../shared/desk-api.js';

/** A tick, a dash or an exclamation mark: how far a reading is proven, told apart without colour. */
export function SelfCheckIcon({ state }: { readonly state: SelfCheckState }): JSX.Element {
  const className = `desk-self-check-${state}`;
  if (state === 'look') return <ExclamationCircleOutlined className={className} aria-hidden />;
  if (state === 'closed') return <CheckCircleOutlined className={className} aria-hidden />;
  return <MinusCircleOutlined className={className} aria-hidden />;
}
