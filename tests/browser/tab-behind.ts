import type { Browser, CDPSession } from 'playwright-core'

/**
 * A tab behind another one of the same window, really hidden: Playwright keeps its own pages visible whatever lies before them. Its timers
 * run as browsers let them run at worst where nobody looks, once a minute.
 */
export interface TabBehind {
  /** What an expression gives in the page; it counts as a touch, so that the page may sound. */
  readonly tells: <Told>(expression: string) => Promise<Told>
  readonly goesBehind: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Notes what rings, and lets the page's own timers run once a minute while nobody sees it. */
const onEveryPage = `{
  const start = OscillatorNode.prototype.start
  window.rung = 0
  OscillatorNode.prototype.start = function (at) {
    this.addEventListener('ended', () => (window.rung += this.context.currentTime >= at ? 1 : 0))
    return start.call(this, at)
  }
  const own = window.setTimeout
  window.setTimeout = (run, ms, ...rest) => own(run, document.hidden ? 60_000 : ms, ...rest)
}`

/** Opens it in front; it is seen until it goes behind. */
export async function openTabBehind(browser: Browser, url: string): Promise<TabBehind> {
  const cdp = await browser.newBrowserCDPSession()
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' })
  const ask = await asking(cdp, targetId)
  await ask('Page.enable')
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: onEveryPage })
  await ask('Page.navigate', { url })
  const opened = [targetId]
  return {
    async tells<Told>(expression: string): Promise<Told> {
      const how = { expression, returnByValue: true, awaitPromise: true, userGesture: true }
      const { result } = (await ask('Runtime.evaluate', how)) as { readonly result: { readonly value: Told } }
      return result.value
    },
    async goesBehind() {
      opened.push((await cdp.send('Target.createTarget', { url: 'about:blank' })).targetId)
    },
    async close() {
      for (const each of opened) await cdp.send('Target.closeTarget', { targetId: each })
      await cdp.detach()
    },
  }
}

type Ask = (method: string, params?: object) => Promise<unknown>

/** Asks a page that Playwright does not know of. */
async function asking(cdp: CDPSession, targetId: string): Promise<Ask> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false })
  const answers = new Map<number, (result: unknown) => void>()
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { readonly id?: number; readonly result?: unknown }
    if (id !== undefined) answers.get(id)?.(result)
  })
  return (method, params = {}) =>
    new Promise((resolve) => {
      const id = answers.size + 1
      answers.set(id, resolve)
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
    })
}
