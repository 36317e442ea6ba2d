import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import './pages.css';
import { App } from './app.js';
import { bridge } from './bridge.js';
import { createDesk } from './state/desk.js';
import { restoreStorage } from './state/kept-view.js';

const root = document.getElementById('root');
if (root !== null) {
  await restoreStorage(bridge);
  createRoot(root).render(
    <StrictMode>
      <App desk={createDesk(bridge)} />
    </StrictMode>,
  );
}
