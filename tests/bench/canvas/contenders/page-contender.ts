import { timeToPainted } from '../measures/time-to-painted.ts'
import { untilStill } from '../measures/until-still.ts'
import { viewOfAll } from '../views.ts'
import { createWander } from '../wander.ts'
import type { PageServer } from '../page-server.ts'
import type { Contender } from './contender.ts'
import { openPage, scriptBytes, watchScripts } from './open-page.ts'

/** How often others' pointers are heard of. */
const cursorEveryMs = 100

/** A contender that is a page of ours around somebody else's board; its notes and the others are made in the page itself. */
export function pageContender(key: string, name: string, server: PageServer): Contender {
  return {
    key,
    name,
    async open(browser, count) {
      const page = await openPage(browser)
      const { x, y, zoom } = viewOfAll(count)
      const url = `${server.origin}/${key}.html?count=${count}&camera=${x},${y},${zoom}`
      const scripts = watchScripts(page)
      const paintedMs = await timeToPainted(page, () => page.goto(url))
      await page.waitForFunction('window.bench !== undefined', undefined, { timeout: 60_000 })
      const firstLoad = scripts.stop()
      return {
        page,
        paintedMs,
        top: 0,
        firstLoadBytes: () => scriptBytes(firstLoad),
        async look(view) {
          await page.evaluate(`bench.look(${JSON.stringify(view)})`)
          await untilStill(page)
        },
        async startEdits(perSecond) {
          const change = `bench.edit(Math.floor(step * 7919) % ${count}, step)`
          await page.evaluate(
            `{ let step = 0; window.edits = setInterval(() => { step += 1; ${change} }, ${1000 / perSecond}) }`,
          )
          return () => page.evaluate('clearInterval(edits)')
        },
        async startCursors(people, view) {
          const paths = Array.from({ length: people }, (_none, index) => createWander(index, view))
          let step = 0
          const show = (): void => {
            step += 1
            const places = JSON.stringify(paths.map((path) => path(step)))
            page.evaluate(`bench.cursors(${places})`).catch(() => undefined)
          }
          const timer = setInterval(show, cursorEveryMs)
          return async () => {
            clearInterval(timer)
            await page.evaluate('bench.cursors([])')
          }
        },
        close: () => page.context().close(),
      }
    },
    close: () => Promise.resolve(),
  }
}
