import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { componentLocales } from './component-locales.ts'
import { compressedFiles } from './compressed-files.ts'
import { shellFiles } from './shell-files.ts'

/** Where `pnpm dev` finds the relay. */
const relay = process.env['RELAY_URL'] ?? 'http://127.0.0.1:4400'

/** The app as static files: hashed, no script or style inside the page, so that the strictest content policy fits. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), componentLocales(), shellFiles(), compressedFiles()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, sw: `${import.meta.dirname}/src/shell/worker.ts` },
      output: {
        // The worker stands at the root, because what it may answer is what lies below it.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: {
      '/api': relay,
      '/sync': { target: relay, ws: true },
    },
  },
})
