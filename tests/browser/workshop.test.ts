import { groundingsOf, standingOf } from '@samtavle/method'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call } from '../system/board-api.ts'
import { gathers, itemOf, patient, sees, viewOf, type Workshop } from './workshop-room.ts'
import { agrees, agreesOnRules, frames, plans, said, votes, writesAndReveals } from './workshop-steps.ts'

let relay: RunningRelay
let browser: Browser
let crowd: Workshop['crowd'] = []

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  for (const guest of crowd) guest.close()
  await browser.close()
  await relay.close()
})

test('a workshop of forty: rules, writing alone, a framing with its doubt, votes, plans and an agreement, with nothing lost and nothing told too early', async () => {
  const workshop = await gathers({ relay, browser })
  crowd = workshop.crowd
  const { boardId, lead, wall, anna, carla, dan } = workshop
  await agreesOnRules(workshop)
  const written = await writesAndReveals(workshop)
  const eva = await frames(workshop)
  const counts = await votes(workshop, eva)
  const planned = await plans(workshop, eva)
  const agreed = await agrees(workshop)

  // What stands at the end, on the wall, on disk and in what people take home.
  await sees(wall.page.getByRole('heading', { name: 'Agree', exact: true }))
  await sees(wall.page.getByRole('timer', { name: 'Time left' }).getByText(/^\d\d:\d\d$/))
  await until(() => crowd.every((guest) => guest.isSaved()), 'what the crowd did is kept', patient)
  const view = await viewOf(workshop)
  expect(groundingsOf(view).get(agreed)).toMatchObject({ state: 'grounded' })
  const framing = await itemOf(workshop, said.statement)
  expect(standingOf(view, framing)).toMatchObject({ state: 'shared' })
  const token = crowd[0]?.token ?? ''
  const take = async (format: string): Promise<string> =>
    (await call(relay.origin, `/api/boards/${boardId}/export.${format}`, { token })).text()
  const [report, table, whole] = [await take('md'), await take('csv'), await take('json')]
  for (const text of [...written, ...planned, ...Object.values(said)]) {
    for (const [name, words] of Object.entries({ report, table, whole }))
      expect(words, `${text} in ${name}`).toContain(text)
  }
  for (const [text, dots] of counts) expect(report).toContain(`“${text}”: **${dots}**`)
  // Levels from 40 on are warnings and errors.
  const loud = relay
    .logs()
    .split('\n')
    .filter((line) => /"level":(?:[4-9]\d)/.test(line))
  expect(loud).toEqual([])
  for (const person of [lead, wall, anna, eva, carla, dan]) expect(person.troubles).toEqual([])
  await Promise.all([lead, wall, anna, eva, carla, dan].map((person) => person.close()))
}, 600_000)
