import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { build, type Plugin, type Rollup } from 'vite'
import { componentLocales } from './component-locales.ts'
import { plainLogging } from './plain-logging.ts'

/** What a film without a relay neither says nor does, and the name that each file exports. */
const leftOut: readonly (readonly [file: RegExp, name: string])[] = [
  ...['cards', 'find', 'rounds', 'session', 'ground', 'story', 'templates', 'wall', 'phone'].map(
    (part) => [new RegExp(`/src/words/(?:en|da|nb)/${part}\\.ts$`), part] as const,
  ),
  // Asks before a moment is made current on the board.
  [/\/src\/panels\/dialog\.tsx$/, 'Dialog'],
  [/\/src\/replay\/edit-board\.ts$/, 'editBoard'],
  [/\/src\/replay\/bookmark-here\.tsx$/, 'BookmarkHere'],
  [/\/src\/replay\/take-home\/take-home-panel\.tsx$/, 'TakeHomePanel'],
  // Nobody draws, carries or writes on a film; what was drawn is painted by something else.
  [/\/src\/canvas\/pens\/pens\.ts$/, 'createPens'],
  [/\/src\/canvas\/gestures\/snap-field\.ts$/, 'snapToPapers'],
  [/\/src\/canvas\/surface\/still-picture\.ts$/, 'createStillPicture'],
  [/\/src\/canvas\/editor\/label-field\.ts$/, 'createLabelField'],
]

/**
 * Builds the player a second time, whole, into one page that needs nothing from anywhere: `film.html`. A saved film is this page
 * with a board's tracks written into it. Script and style lie in it compressed and are allowed by their hash alone; whatever a
 * board's text may hold, nothing else runs, and nothing is fetched.
 */
export function filmFile(): Plugin {
  return {
    name: 'samtavle-film-file',
    apply: 'build',
    async generateBundle() {
      const player = await buildPlayer(import.meta.dirname)
      this.emitFile({ type: 'asset', fileName: 'film.html', source: filmPage(player) })
    },
  }
}

interface BuiltPlayer {
  readonly script: string
  readonly style: string
}

async function buildPlayer(root: string): Promise<BuiltPlayer> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [react(), componentLocales(), plainLogging(), withoutTheRelay()],
    build: {
      write: false,
      target: 'es2023',
      // The font is written into the style.
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: `${root}/src/replay/file/main.tsx`,
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const files = [built].flat().flatMap((part) => ('output' in part ? part.output : []))
  const script = files.find((file): file is Rollup.OutputChunk => file.type === 'chunk')?.code
  const style = files.find(({ fileName }) => fileName.endsWith('.css'))
  if (script === undefined || style?.type !== 'asset') throw new Error('The player of films could not be built')
  return { script, style: String(style.source) }
}

function withoutTheRelay(): Plugin {
  return {
    name: 'samtavle-without-the-relay',
    enforce: 'pre',
    load(id) {
      const name = leftOut.find(([file]) => file.test(id))?.[1]
      return name === undefined ? null : `export const ${name} = {}`
    },
  }
}

/** Before the player is unpacked; `film-old` is shown where a browser cannot do that. */
const firstStyle = `@layer tokens,base,controls,parts,pages;@layer tokens{body{margin:0;background:#f3ecdf;color:#27221b;font:1rem/1.5 system-ui,sans-serif}#film-old,noscript{display:block;max-width:40rem;margin:20vh auto;padding:1rem}#film-old[hidden]{display:none}@media(prefers-color-scheme:dark){body{background:#191b18;color:#ede7da}}}`

const unpack = `(async()=>{const bytes=Uint8Array.from(atob(document.getElementById('film-player').textContent),(c)=>c.charCodeAt(0));const plain=new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));const parts=JSON.parse(await new Response(plain).text());['style','script'].forEach((name,index)=>{const element=document.createElement(name);element.textContent=parts[index];document.head.append(element)})})().catch(()=>{document.getElementById('film-old').hidden=false})`

function filmPage({ script, style }: BuiltPlayer): string {
  const packed = deflateRawSync(JSON.stringify([style, script]), { level: 9 }).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src ${[unpack, script].map(hashOf).join(' ')}`,
    `style-src ${[firstStyle, style].map(hashOf).join(' ')}`,
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta id="react-aria-pressable-style" name="press-style" content="base.css">
<title>{{title}}</title>
<style>${firstStyle}</style>
</head>
<body>
<div id="root"></div>
<noscript>This film needs JavaScript. Denne film kræver JavaScript. Denne filmen krever JavaScript.</noscript>
<p id="film-old" hidden>This browser is too old to show the film. Denne browser er for gammel til at vise filmen. Denne nettleseren er for gammel til å vise filmen.</p>
<script type="application/json" id="film-about">{{about}}</script>
<script type="text/plain" id="film-tracks">{{tracks}}</script>
<script type="text/plain" id="film-player">${packed}</script>
<script>${unpack}</script>
</body>
</html>
`
}

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
}
