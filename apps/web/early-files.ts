import type { Plugin, Rollup } from 'vite'

/** What a visit to a board fetches first, by how the board is shown, and the first words by language; paths from the root. */
export interface EarlyFiles {
  readonly every: readonly string[]
  readonly phone: readonly string[]
  readonly words: Readonly<Record<'en' | 'da' | 'nb', readonly string[]>>
}

/** The little of a page that decides what to fetch early. */
export interface EarlyPage {
  readonly path: string
  readonly isHandheld: boolean
  /** What was chosen on this device: the language, and how a board is shown. */
  readonly language: string | null
  readonly view: string | null
  /** The wishes of the browser, most wished first. */
  readonly wishes: readonly string[]
}

/**
 * Which files a page will need that its scripts would ask for only once they run: on a slow line that is a whole trip later. A wrong
 * guess costs a fetch and nothing else, so this decides as `board-view.ts` and `languages.ts` do, and more shortly.
 */
export function earlyFilesOf(files: EarlyFiles, { path, isHandheld, language, view, wishes }: EarlyPage): string[] {
  if (!path.startsWith('/b/')) return []
  const isPhone = isHandheld && view !== 'board'
  const tongue = [language ?? '', ...wishes].map((wish) => wish.slice(0, 2)).find((wish) => /en|da|nb|no|nn/.test(wish))
  const words =
    tongue === 'da' ? files.words.da : tongue === undefined || tongue === 'en' ? files.words.en : files.words.nb
  // The words of the phone stand behind the first words of their language.
  return [...files.every, ...(isPhone ? files.phone : []), ...(isPhone ? words : words.slice(0, 1))]
}

/** Writes `early.js`: a script without imports that lets the browser fetch what a board needs beside the app itself. */
export function earlyFiles(): Plugin {
  return {
    name: 'samtavle-early-files',
    apply: 'build',
    // Only here: a page in development has nothing to fetch early.
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: '/early.js' }, injectTo: 'head-prepend' }],
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const every = filesOf(bundle, ['src/join/board-entry.tsx', 'src/board/board-page.tsx'])
        const inPhone = filesOf(bundle, [
          'src/phone/phone-room.tsx',
          'src/process/open-process.ts',
          'src/api/time-call.ts',
        ])
        const wordsOf = (language: string): readonly string[] =>
          ['index', 'phone'].flatMap((part) => filesOf(bundle, [`src/words/${language}/${part}.ts`]))
        const shell = new Set(filesOf(bundle, ['index.html']))
        const early = (names: readonly string[]): string[] => names.filter((name) => !shell.has(name))
        const files: EarlyFiles = {
          every: early(every),
          phone: early(inPhone).filter((name) => !every.includes(name)),
          words: { en: early(wordsOf('en')), da: early(wordsOf('da')), nb: early(wordsOf('nb')) },
        }
        this.emitFile({ type: 'asset', fileName: 'early.js', source: earlyScript(files) })
      },
    },
  }
}

/** Scripts and styles of some modules with all that they import. */
function filesOf(bundle: Rollup.OutputBundle, modules: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const add = (fileName: string): void => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || found.has(`/${fileName}`)) return
    found.add(`/${fileName}`)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(`/${style}`)
    chunk.imports.forEach(add)
  }
  for (const module of modules) {
    const chunk = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/apps/web/${module}`) === true,
    )
    if (chunk === undefined) throw new Error(`The build has no chunk for ${module} to fetch early`)
    add(chunk.fileName)
  }
  return [...found]
}

function earlyScript(files: EarlyFiles): string {
  const lines = [
    '{',
    // Before it is fetched by anybody: without what was written for readers.
    earlyFilesOf
      .toString()
      .replaceAll(/^\s*\/\/.*$/gm, '')
      .replaceAll(/\s+/g, ' '),
    'const kept=(key)=>{try{return localStorage.getItem(key)}catch{return null}}',
    `for(const href of earlyFilesOf(${JSON.stringify(files)},{path:location.pathname,wishes:navigator.languages,`,
    "isHandheld:matchMedia('(pointer:coarse) and (max-width:44rem),(pointer:coarse) and (max-height:30rem)').matches,",
    "language:kept('samtavle.language'),view:kept('samtavle.board-view')}))",
    "document.head.append(Object.assign(document.createElement('link'),{href,crossOrigin:'',",
    "...(href.endsWith('.css')?{rel:'preload',as:'style'}:{rel:'modulepreload'})}))}",
  ]
  return lines.join('\n')
}
