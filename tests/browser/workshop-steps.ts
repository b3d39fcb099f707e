import type { ItemId } from '@samtavle/board'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { until } from '../support/until.ts'
import { opensOutline, zoneOf, type Person } from './chrome-people.ts'
import {
  choosesInMenu,
  comesLate,
  corner,
  goesTo,
  ground,
  isWritten,
  itemOf,
  itemsOf,
  opensGround,
  patient,
  sees,
  simulated,
  strip,
  type Workshop,
} from './workshop-room.ts'

/** What is said in this workshop and must be found at its end. */
export const said = {
  statement: 'Nobody feels at home at the harbour after dark',
  doubt: 'The night fishers do',
  rule: 'Two minutes each',
  concern: 'Some of us need more than two minutes',
  agreement: 'We light the quay together before October',
} as const
const { statement, doubt, rule, concern, agreement } = said

/** A rule with everybody's answer to it, one of them a concern, while the time runs on the wall and in the hand. */
export async function agreesOnRules(workshop: Workshop): Promise<void> {
  const { lead, wall, anna, carla, dan, crowd } = workshop
  await goesTo(workshop, 'Ground rules')
  await lead.page.getByLabel('Minutes').fill('30')
  await strip(lead).getByRole('button', { name: 'Start the timer' }).click()
  await sees(wall.page.getByRole('timer', { name: 'Time left' }).getByText(/^(?:30:00|29:\d\d)$/))
  await sees(carla.page.getByRole('timer', { name: 'Time left' }))
  await sees(carla.page.locator('.phone-step').getByText('Ground rules', { exact: true }))
  await opensGround(anna)
  const rules = ground(anna, 'Ground rules')
  await rules.getByRole('button', { name: 'Write a ground rule' }).click()
  await rules.getByLabel('The rule', { exact: true }).fill(rule)
  await rules.getByRole('button', { name: 'Add', exact: true }).click()
  await isWritten(workshop, rule)
  const { id } = await itemOf(workshop, rule)
  for (const { page } of [carla, dan]) await page.getByRole('button', { name: 'Positions', exact: true }).tap()
  await carla.page.getByRole('button', { name: 'I agree', exact: true }).tap()
  await dan.page.getByRole('button', { name: 'I have a reservation…' }).tap()
  await dan.page.getByLabel('My reservation, and why').fill(concern)
  await dan.page.getByRole('button', { name: 'Put it on the card' }).tap()
  for (const guest of crowd) {
    await until(() => guest.board.item(id) !== undefined, 'a guest has the rule', patient)
    guest.edits.hold(id)
  }
  await until(
    async () => (await itemOf(workshop, rule)).stands.size === simulated + 2,
    'everybody has said what they think of the rule',
    patient,
  )
}

async function writesAlone({ page }: Pick<Person, 'page'>, text: string): Promise<void> {
  const sheet = corner({ page }, 'Private writing')
  const field = sheet.getByLabel('Write a note')
  await field.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await sees(sheet.getByText('Kept. Only you can see it.'))
}

/** Everybody writes unseen; nothing of it is on anybody’s wire before it is revealed, and all of it is on the board after. */
export async function writesAndReveals(workshop: Workshop): Promise<readonly string[]> {
  const { lead, anna, carla, dan, crowd, heard } = workshop
  await goesTo(workshop, 'Write alone')
  for (const { page } of [carla, dan]) await page.getByRole('button', { name: 'Write', exact: true }).tap()
  await choosesInMenu(lead, 'Private writing…')
  const dialog = lead.page.getByRole('dialog', { name: 'Private writing' })
  await dialog.getByLabel('What do you ask?').fill('What worries you most?')
  await dialog.getByLabel('Nobody ever learns it; this cannot be changed later').check()
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await dialog.waitFor({ state: 'detached' })
  await until(
    () => crowd.every((guest) => guest.process().rounds.length === 1),
    'the crowd heard of the round',
    patient,
  )
  const roundId = crowd[0]?.process().rounds[0]?.id ?? ''
  const byHand = [
    [lead, 'canary of Bo'],
    [anna, 'canary of Anna'],
    [carla, 'canary of Carla'],
    [dan, 'canary of Dan'],
  ] as const
  const byWire = crowd.map((_guest, index) => `canary of guest ${index + 1}`)
  await Promise.all(crowd.map((guest, index) => guest.writePrivately(roundId, byWire[index] ?? '')))
  for (const [person, text] of byHand) await writesAlone(person, text)
  const written = [...byWire, ...byHand.map(([, text]) => text)]
  await sees(lead.page.getByText(`${written.length} people have written`))
  const everything = (): string => [heard(), ...crowd.map((guest) => guest.heard())].join('\n')
  expect(everything().includes('canary')).toBe(false)
  await corner(lead, 'Private writing').getByRole('button', { name: 'End the writing' }).click()
  await corner(lead, 'Private writing').getByRole('button', { name: 'Reveal all' }).click()
  await until(
    async () => {
      const texts = new Set((await itemsOf(workshop)).map(({ text }) => text))
      return written.every((text) => texts.has(text))
    },
    'all that was written is on the board',
    patient,
  )
  // The search finds what there is to be found.
  await until(() => everything().includes('canary'), 'it is on the wires now', patient)
  return written
}

/** A late comer lands where the group is; a framing is held by three sectors and one person has a doubt. */
export async function frames(workshop: Workshop): Promise<Person> {
  const { anna, carla, dan, crowd } = workshop
  await goesTo(workshop, 'Views of the problem')
  const eva = await comesLate(workshop)
  await sees(strip(eva).getByRole('heading', { name: 'Views of the problem' }))
  await sees(eva.page.getByRole('timer', { name: 'Time left' }))
  const share = ground(anna, 'What we share')
  await share.getByRole('button', { name: 'Write how you see the problem' }).click()
  await share.getByLabel('The problem, as you see it').fill(statement)
  await share.getByRole('button', { name: 'Add', exact: true }).click()
  await isWritten(workshop, statement)
  const { id } = await itemOf(workshop, statement)
  for (const { page } of [carla, dan]) await page.getByRole('button', { name: 'Positions', exact: true }).tap()
  const card = ({ page }: Person): Locator => page.locator('.phone-stand').filter({ hasText: statement })
  await card(carla).getByRole('button', { name: 'I can see it this way too' }).tap()
  await card(dan).getByRole('button', { name: 'I have a reservation…' }).tap()
  await card(dan).getByLabel('My reservation, and why').fill(doubt)
  await card(dan).getByRole('button', { name: 'Put it on the card' }).tap()
  for (const guest of crowd.slice(0, 20)) {
    await until(() => guest.board.item(id) !== undefined, 'a guest has the framing', patient)
    guest.edits.hold(id)
  }
  await sees(share.getByText('Shared', { exact: true }))
  await sees(ground(anna, 'Reservations that stand').getByText(doubt))
  return eva
}

/** Dots from phones, a laptop and the crowd; every screen says the same counts. */
export async function votes(workshop: Workshop, eva: Person): Promise<ReadonlyMap<string, number>> {
  const { lead, wall, anna, carla, dan, crowd } = workshop
  await goesTo(workshop, 'What can we hold together?')
  await choosesInMenu(lead, 'Voting…')
  const dialog = lead.page.getByRole('dialog', { name: 'Voting' })
  await dialog.getByLabel('What do you ask?').fill('What first?')
  await dialog.getByLabel('Dots for each').fill('2')
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await until(() => crowd.every((guest) => guest.board.votings().votings.size === 1), 'the crowd heard of it', patient)
  const [voting = ''] = crowd[0]?.board.votings().votings.keys() ?? []
  const [one, other] = [await itemOf(workshop, 'canary of guest 1'), await itemOf(workshop, 'canary of Carla')]
  await Promise.all(crowd.map((guest) => guest.castDots(voting, { [one.id]: 1, [other.id]: 1 })))
  const votesByHand = async (person: Person): Promise<void> => {
    const sheet = corner(person, 'Voting')
    await sheet.getByRole('button', { name: 'Place a dot on canary of Carla', exact: true }).click()
    await sees(sheet.getByText('Counted in.'))
  }
  await Promise.all([lead, anna, eva, carla, dan].map(votesByHand))
  await sees(wall.page.getByText('40 people have voted'))
  await corner(lead, 'Voting').getByRole('button', { name: 'End the voting' }).click()
  const expected = [`canary of Carla ${simulated + 5} dots`, `canary of guest 1 ${simulated} dots`]
  for (const person of [lead, anna, carla, wall]) {
    const rows = corner(person, 'Voting').getByRole('listitem')
    const read = async (): Promise<readonly string[]> =>
      (await rows.allInnerTexts())
        .map((text) => text.replaceAll(/\s+/g, ' ').trim())
        .filter((text) => text.startsWith('canary'))
    const isSo = async (): Promise<boolean> => {
      const told = await read()
      return expected.every((words, index) => told[index]?.startsWith(words) === true)
    }
    await until(isSo, 'every screen tells the same counts', patient).catch(async (error: unknown) => {
      throw new Error((await read()).join('\n'), { cause: error })
    })
  }
  return new Map([
    ['canary of Carla', simulated + 5],
    ['canary of guest 1', simulated],
  ])
}

/** Plans that rest on the framing, by hand and by the crowd. */
export async function plans(workshop: Workshop, eva: Person): Promise<readonly string[]> {
  await goesTo(workshop, 'Plan together')
  const { id } = await itemOf(workshop, statement)
  const byWire = workshop.crowd.slice(0, 6).map((guest, index) => {
    const text = `Lamp number ${index + 1}`
    const [plan] = guest.edits.addNotesToZone('plan', [{ text }])
    if (plan !== undefined) guest.edits.link(plan, id, 'rests-on')
    return text
  })
  const outline = await opensOutline(eva)
  const zone = zoneOf(outline, 'Plan')
  await zone.getByRole('button', { name: 'Add a note to Plan' }).click()
  await zone.getByLabel('Add a note to Plan').fill('Lamps along the quay')
  await zone.getByRole('button', { name: 'Put it on the board' }).click()
  await isWritten(workshop, 'Lamps along the quay')
  const row = zone.locator(`[data-item="${(await itemOf(workshop, 'Lamps along the quay')).id}"]`)
  await row.getByRole('button', { name: /^Open/ }).click()
  await row.getByRole('button', { name: 'Say which framing the plan rests on…' }).click()
  await row.getByRole('button', { name: new RegExp(statement) }).click()
  const texts = [...byWire, 'Lamps along the quay']
  await until(
    async () => {
      const items = await itemsOf(workshop)
      const rests = new Set(items.flatMap(({ ends }) => (ends?.as === 'rests-on' && ends.to === id ? [ends.from] : [])))
      return items.filter((item) => texts.includes(item.text) && rests.has(item.id)).length === texts.length
    },
    'every plan rests on the framing',
    patient,
  )
  return texts
}

/** An agreement on a plan, carried by people of all sectors. */
export async function agrees(workshop: Workshop): Promise<ItemId> {
  const { lead, anna, carla, crowd } = workshop
  await goesTo(workshop, 'Agree')
  const agreements = ground(anna, 'Agreements')
  await agreements.getByRole('button', { name: 'Write an agreement' }).click()
  await agreements.getByLabel('What we agree on').fill(agreement)
  await agreements.getByLabel('By when', { exact: true }).fill('2027-10-01')
  await agreements.getByRole('button', { name: 'Add', exact: true }).click()
  await agreements.getByText('Who, when, and with what…').click()
  await agreements.getByRole('button', { name: 'Rests on…' }).click()
  await agreements.getByRole('button', { name: /Lamps along the quay/ }).click()
  await agreements.getByRole('button', { name: 'I am in', exact: true }).click()
  await carla.page.locator('.phone-stand').filter({ hasText: agreement }).getByRole('button', { name: 'I agree' }).tap()
  const { id } = await itemOf(workshop, agreement)
  for (const guest of crowd.slice(0, 8)) {
    await until(() => guest.board.item(id) !== undefined, 'a guest has the agreement', patient)
    guest.edits.hold(id)
  }
  await sees(agreements.getByText(/^Carried by Public, Private, Civil society,? and Citizens\./))
  await strip(lead).getByRole('button', { name: 'Look at the next step' }).click()
  return id
}
