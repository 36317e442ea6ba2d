// The page over a desk in memory, for screenshots and accessibility checks. Never part of the product.
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../../../src/renderer/pages.css';
import { App } from '../../../src/renderer/app.js';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { fakeBridge } from '../fixture/fake-bridge.js';
import { withLargeComparison } from '../fixture/large-comparison.js';

const root = document.getElementById('root');
if (root !== null) {
  const asked = new URLSearchParams(location.search);
  const bridge = fakeBridge({ empty: asked.has('empty') });
  const rows = Number(asked.get('rows') ?? 0);
  createRoot(root).render(<App desk={createDesk(rows > 0 ? withLargeComparison(bridge, rows) : bridge)} />);
}
