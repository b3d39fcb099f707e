import { expect, test } from 'vitest'
import { createRouter, linkOfUrl, parseFragment, parseRoute } from './router.ts'

const secret = 'aB3_-aB3_-aB3_-aB3_-aB'

test.each([
  ['/', { page: 'home' }],
  ['/b/Xy12_-34abCDefGH', { page: 'board', boardId: 'Xy12_-34abCDefGH' }],
  ['/b/Xy12_-34abCDefGH/', { page: 'board', boardId: 'Xy12_-34abCDefGH' }],
  ['/b/Xy12_-34abCDefGH/replay', { page: 'replay', boardId: 'Xy12_-34abCDefGH' }],
  ['/b/Xy12_-34abCDefGH/replays', { page: 'missing' }],
  ['/b/', { page: 'missing' }],
  ['/b/a/b', { page: 'missing' }],
  ['/b/..%2f..%2fapi', { page: 'missing' }],
  ['/settings', { page: 'missing' }],
])('%s leads to the right page', (path, route) => {
  expect(parseRoute(path)).toEqual(route)
})

test.each([
  [`#Link1.${secret}`, `Link1.${secret}`],
  ['#Link1.short', null],
  [`#${secret}`, null],
  [`#Link1.${secret}<script>`, null],
  ['', null],
])('the fragment %s is read for what it is', (fragment, link) => {
  expect(parseFragment(fragment)).toBe(link)
})

test('a whole link gives its fragment', () => {
  expect(linkOfUrl(`https://tavle.example/b/Xy12_-34abCDefGH#L1.${secret}`)).toBe(`L1.${secret}`)
  expect(linkOfUrl('https://tavle.example/b/Xy12_-34abCDefGH')).toBeNull()
})

test('the secret leaves the address as the router opens, and is handed out once', () => {
  const page = fakePage('/b/Xy12_-34abCDefGH', `#L1.${secret}`)
  const router = createRouter(page.window)
  expect(page.replaced).toEqual(['/b/Xy12_-34abCDefGH'])
  expect(router.takeLink()).toBe(`L1.${secret}`)
  expect(router.takeLink()).toBeNull()
})

test('a broken link is told from no link', () => {
  expect(createRouter(fakePage('/b/Xy12_-34abCDefGH', '#L1.').window).takeLink()).toBe('')
  expect(createRouter(fakePage('/b/Xy12_-34abCDefGH', '').window).takeLink()).toBeNull()
})

/** Just enough of a window to hold an address; the browser tests drive the real one. */
function fakePage(pathname: string, hash: string) {
  const replaced: string[] = []
  const window = {
    location: { pathname, search: '', hash },
    history: { replaceState: (_state: unknown, _title: string, path: string) => replaced.push(path) },
    addEventListener: () => {},
  } as unknown as Window
  return { window, replaced }
}
