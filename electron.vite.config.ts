import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        // index: Electron. cli: the gouji command and the loopback host. service: the thread that owns the workspace.
        // reader: the threads that read documents; reader-host: the processes around them. drawer: the thread that draws pages.
        input: {
          index: at('src/main/hosts/electron/index.ts'),
          cli: at('src/main/cli/index.ts'),
          service: at('src/main/desk/service.ts'),
          reader: at('src/main/intake/reader.ts'),
          // examiner: the threads that look at copies of the workspace.
          examiner: at('src/main/desk/backups/examiner-worker.ts'),
          // writer: the threads that write reports.
          writer: at('src/main/desk/report-writer-worker.ts'),
          // packager: the threads that write and read packages.
          packager: at('src/main/desk/packager-worker.ts'),
          'reader-host': at('src/main/intake/reader-host.ts'),
          drawer: at('src/main/intake/render/drawer.ts'),
        },
        // One flat folder: a chunk finds service.js and reader.js beside itself, as the entries do.
        output: { format: 'es', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    base: './',
    build: {
      outDir: at('out/renderer'),
      // The folder lies outside the page's root, so Vite would keep the files of earlier builds.
      emptyOutDir: true,
      // The loopback host also serves the browsers found in offices, which are older than Electron's.
      target: 'chrome108',
      minify: true,
      // Small fonts would become data: addresses, which the content security policy refuses.
      assetsInlineLimit: 0,
      // The program is on the same computer: one large script costs less than the warning suggests.
      chunkSizeWarningLimit: 6000,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
    plugins: [react()],
  },
});
