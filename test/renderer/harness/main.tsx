// The page over a desk in memory, for screenshots and accessibility checks. Never part of the product.
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import '../../../src/renderer/pages.css';
import { App } from '../../../src/renderer/app.js';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

const root = document.getElementById('root');
if (root !== null) {
  const empty = new URLSearchParams(location.search).has('empty');
  createRoot(root).render(<App desk={createDesk(fakeBridge({ empty }))} />);
}
