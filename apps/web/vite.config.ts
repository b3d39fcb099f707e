import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { componentLocales } from './component-locales.ts'
import { compressedFiles } from './compressed-files.ts'
import { earlyFiles } from './early-files.ts'
import { filmFile } from './film-file.ts'
import { plainLogging } from './plain-logging.ts'
import { shellFiles } from './shell-files.ts'

/** Where `pnpm dev` finds the relay. */
const relay = process.env['RELAY_URL'] ?? 'http://127.0.0.1:4400'

/** What is loaded on the way to every page, whatever is opened then. */
const shellModules =
  /\/apps\/web\/src\/(?:app|shell\/trust|sync\/offline-database|phone\/draft|api\/(?:client|read-answers)|device|sectors|words\/[a-z0-9-]+\.tsx?|board\/(?:rooms|board-view)|join\/(?:board-entry|enter-board|failure-notice))|\/packages\/base\/|\/node_modules\/(?:react-dom|scheduler)\//

/** What is loaded with every board, however it is shown: a phone waits for this and for nothing of the canvas. */
const sessionParts =
  /\/apps\/web\/src\/(?:bridge|board\/(?:board-page|open-board|page-habits|notices)|sync(?!\/(?:fork-file|tidy-rows))|panels\/save-(?!forks)|process\/use-(?:open-process|process)\.|voting\/votings-place|signals\/sign-pictures)|\/packages\/board\/src\/(?:document\/thread|layout\/(?:free-space|reading-order)|process\/(?:inbox|tool-diet))\.|lucide-react\/dist\/esm\/icons\/(?:list|check|handshake|hand|ellipsis|undo-2|plus|minus|bookmark)\./

/** What is loaded with a drawn board and shared with what is fetched later. */
const boardModules =
  /\/apps\/web\/src\/(?:board\/board-room|canvas\/(?:rect|item-state|folding|relation-between|judgements|covers|camera\.|presence\/peer-look)|panels\/(?:face|keys|tool-button))/

/** Rules of the packages that are needed first with a session in steps, a voting or a round; the packages alone would bring them with the shell. */
const sessionModules =
  /\/packages\/(?:board\/src\/(?:document\/(?:write-)?voting|process\/(?!(?:inbox|tool-diet)\.))|method\/src\/voting)/

/** Loaded before anything is fetched later. */
const loadedFirst = /\/(?:rolldown-runtime|shell|index)-[^/]*\.js$/

/**
 * Which files a later part has to be told of, in lists that everybody loads: nothing that is there already, and of parts of a board their
 * styles only. A part asks for its own scripts; what a visit begins with is fetched early, see `early-files.ts`.
 */
function isAwaited(host: string): (file: string) => boolean {
  const isOfBoard = /(?:board|session)-parts-/.test(host)
  return (file) => (isOfBoard ? file.endsWith('.css') : !loadedFirst.test(file))
}

/** The app as static files: hashed, no script or style inside the page, so that the strictest content policy fits. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), componentLocales(), plainLogging(), filmFile(), earlyFiles(), shellFiles(), compressedFiles()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostId }) => files.filter(isAwaited(hostId)) },
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, sw: `${import.meta.dirname}/src/shell/worker.ts` },
      output: {
        // The worker stands at the root, because what it may answer is what lies below it.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Small things that every page, or every board, needs stand together: apart, each would cost more to fetch than it holds.
        codeSplitting: {
          groups: [
            { name: 'session-rules', test: sessionModules, priority: 1, includeDependenciesRecursively: false },
            { name: 'shell', test: shellModules },
            { name: 'session-parts', test: sessionParts },
            { name: 'board-parts', test: boardModules },
          ],
        },
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
