import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rollupOptions: {
        // index: Electron. cli: the gouji command and the loopback host. service: the thread that owns the workspace.
        // reader: the threads that read documents.
        input: {
          index: at('src/main/hosts/electron/index.ts'),
          cli: at('src/main/cli/index.ts'),
          service: at('src/main/desk/service.ts'),
          reader: at('src/main/intake/reader.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    base: './',
    build: { outDir: at('out/renderer'), rollupOptions: { input: at('src/renderer/index.html') } },
    plugins: [react()],
  },
});
