// The page over a desk in memory, for screenshots and accessibility checks. Never part of the product.
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../../../src/renderer/pages.css';
import { App } from '../../../src/renderer/app.js';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { fakeBridge } from '../fixture/fake-bridge.js';
import { withLargeComparison } from '../fixture/large-comparison.js';
import { withLargeDesk } from '../fixture/large-desk.js';

const root = document.getElementById('root');
if (root !== null) {
  const asked = new URLSearchParams(location.search);
  const number = (name: string): number => Number(asked.get(name) ?? 0);
  const size = { findings: number('findings'), documents: number('documents') };
  const plain = fakeBridge({ empty: asked.has('empty') });
  const large = size.findings + size.documents > 0 ? await withLargeDesk(plain, size) : plain;
  const rows = number('rows');
  createRoot(root).render(<App desk={createDesk(rows > 0 ? withLargeComparison(large, rows) : large)} />);
}
