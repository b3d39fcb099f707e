import { createCommentEdits, writeActor, type BoardView } from '@samtavle/board'
import {
  arbitraryEdit,
  arbitraryScript,
  createTestClock,
  createTestPeers,
  playScript,
  syncPeers,
} from '@samtavle/board/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addGroundedChain, addWork, createWorkshop } from '../test/workshop.ts'
import {
  agreementsOf,
  combinationsOf,
  expectationsOf,
  findingsOf,
  findingTones,
  gatheringOf,
  groundingsOf,
  groundRulesOf,
  indicatorsOf,
  planGroundingsOf,
  sideGainsOf,
  thicknessOf,
  voiceBalanceOf,
  type Gathering,
} from './index.ts'

test('[MET-90] an empty board asks who is missing and for a first framing, and says nothing is wrong', () => {
  const workshop = createWorkshop({ anna: 'citizens' })
  expect(findingsOf(workshop.view(), workshop.gathering)).toEqual([
    { finding: 'no-framing' },
    { finding: 'sectors-missing', sectors: ['public', 'private', 'civil-society'] },
    { finding: 'border-not-crossed' },
  ])
})

test('[MET-90] a workshop reads from what is common, over questions and doubts, to what is open', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public', dora: 'private' })
  const { anna, bo, dora } = workshop.people
  const { framing, plan } = addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  dora.edits.reserve(framing, 'the quay is ours to light')
  const loose = addWork(bo.edits, 'implement', 'A festival')
  const agreement = bo.edits.addAgreement({ text: 'We hang lamps', from: [plan], who: [{ actor: anna.actor }] })
  workshop.hold(agreement, 'bo')
  const rule = anna.edits.addRule({ text: 'One at a time' })
  workshop.hold(rule, 'anna', 'dora')
  anna.edits.addExpectation({ text: 'Light' })
  anna.edits.parkItems([addWork(anna.edits, 'understand', 'Buy lamps')])
  const findings = findingsOf(workshop.view(), workshop.gathering)
  expect(findings).toMatchObject([
    { finding: 'framing-shared', framing, sectors: ['public', 'citizens'], reservations: 1 },
    { finding: 'one-framing', framing },
    { finding: 'sectors-missing', sectors: ['civil-society'] },
    { finding: 'expectations-unsaid', sectors: ['public', 'private'] },
    { finding: 'reservation', item: framing, kind: 'framing', reservation: { sector: 'private' } },
    { finding: 'ungrounded', item: loose, gaps: [{ gap: 'rests-on-nothing' }] },
    { finding: 'rule-unanswered', rule, actors: [bo.actor] },
    { finding: 'agreement-alone', agreement, carriedBy: 'one-party', sectors: ['public'] },
    { finding: 'agreement-awaits', agreement, actors: [anna.actor] },
    { finding: 'parked' },
  ])
})

test('[MET-90] what was reopened, pointed to or carried together is found', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  const rule = anna.edits.addRule({ text: 'One at a time' })
  const agreement = bo.edits.addAgreement({ text: 'We hang lamps' })
  workshop.hold(rule, 'anna', 'bo')
  workshop.hold(agreement, 'anna', 'bo')
  anna.edits.pointToRule(rule)
  bo.edits.reopen(rule, 'two may speak')
  const found = findingsOf(workshop.view(), workshop.gathering)
  expect(found).toContainEqual({ finding: 'agreement-carried', agreement, sectors: ['public', 'citizens'] })
  expect(found).toContainEqual(expect.objectContaining({ finding: 'reopened', item: rule, kind: 'rule' }))
  expect(found).toContainEqual(expect.objectContaining({ finding: 'rule-pointed', rule }))
})

const sectorsOfThree = ['citizens', 'public', 'civil-society'] as const

/** Three people from three sectors play a script on documents of their own and sync at the end. */
function replicasAfter(script: Parameters<typeof playScript>[1]): {
  readonly views: readonly BoardView[]
  readonly gathering: Gathering
} {
  const clock = createTestClock()
  const peers = createTestPeers(3, clock)
  peers.forEach(({ doc, actor }, index) => writeActor(doc, actor, sectorsOfThree[index] ?? null))
  syncPeers(peers)
  playScript(peers, script, () => clock.advance(1000))
  syncPeers(peers)
  const present = peers.map(({ actor }, index) => ({ actorId: actor, sector: sectorsOfThree[index] ?? null }))
  return { views: peers.map(({ board }) => board.view()), gathering: gatheringOf(present) }
}

type Judge = (view: BoardView, gathering: Gathering) => unknown

const judgeEverything: Judge = (view, gathering) => [
  findingsOf(view, gathering),
  [...groundingsOf(view), ...planGroundingsOf(view)],
  agreementsOf(view),
  indicatorsOf(view),
  sideGainsOf(view),
  groundRulesOf(view, gathering),
  voiceBalanceOf(view),
  expectationsOf(view),
  combinationsOf(view),
  thicknessOf(view),
]

test('[MET-96] whatever people say beside the items, everything is judged as before', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public', dora: 'private' })
  const { anna, bo, dora } = workshop.people
  const { framing, plan } = addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  dora.edits.reserve(framing, 'the quay is ours to light')
  bo.edits.addAgreement({ text: 'We hang lamps', from: [plan], who: [{ actor: anna.actor }] })
  const before = JSON.stringify(judgeEverything(workshop.view(), workshop.gathering))
  for (const id of workshop.view().items.keys()) {
    const talk = dora.edits.with(createCommentEdits)
    talk.addComment(id, 'I can see it this way too')
    talk.addComment(id, 'I have a doubt')
    talk.stamp(id, 'yes')
    anna.edits.with(createCommentEdits).resolveThread(id)
  }
  expect(
    [...workshop.view().items.values()].some(
      (item) => item.state === 'whole' && item.comments.length * item.stamps.size > 0,
    ),
  ).toBe(true)
  expect(JSON.stringify(judgeEverything(workshop.view(), workshop.gathering))).toBe(before)
})

function judgesAlike(judge: Judge) {
  return fc.property(arbitraryScript(3, arbitraryEdit), (script) => {
    const { views, gathering } = replicasAfter(script)
    const [first, ...others] = views.map((view) => JSON.stringify(judge(view, gathering)))
    for (const other of others) expect(other).toBe(first)
  })
}

test('[MET-92] whatever three people do at the same time, their replicas judge the same, to the letter', () => {
  fc.assert(judgesAlike(judgeEverything), { numRuns: 40 })
})

test('[MET-92] the property catches a judgement that lists things as they happened to arrive', () => {
  const asTheyArrived: Judge = (view) => [...view.items.keys()]
  expect(fc.check(judgesAlike(asTheyArrived), { numRuns: 60, endOnFailure: true }).failed).toBe(true)
})

function leavesNothingOut(find: typeof findingsOf) {
  return fc.property(arbitraryScript(3, arbitraryEdit), (script) => {
    const { views, gathering } = replicasAfter(script)
    const [view] = views
    if (view === undefined) return
    const findings = find(view, gathering)
    const doubts = [...view.items.values()].flatMap((item) =>
      item.state === 'whole'
        ? [...item.stands].filter(([, { stand }]) => stand === 'reserve').map(([actor]) => `${item.id} ${actor}`)
        : [],
    )
    const found = findings.flatMap((each) =>
      each.finding === 'reservation' ? [`${each.item} ${each.reservation.actor}`] : [],
    )
    expect(found.toSorted()).toEqual(doubts.toSorted())
    const ungrounded = [...groundingsOf(view)].filter(([, { state }]) => state === 'ungrounded').map(([id]) => id)
    expect(findings.flatMap((each) => (each.finding === 'ungrounded' ? [each.item] : []))).toEqual(ungrounded)
  })
}

test('[MET-91] no reservation and no ungrounded item is left out, whatever else was done to it', () => {
  fc.assert(leavesNothingOut(findingsOf), { numRuns: 40 })
})

test('[MET-91] the property catches findings that pass over what people doubt about their own', () => {
  const smooth: typeof findingsOf = (view, gathering) =>
    findingsOf(view, gathering).filter((each) => {
      const item = each.finding === 'reservation' ? view.items.get(each.item) : undefined
      return item?.state !== 'whole' || each.finding !== 'reservation' || item.by !== each.reservation.actor
    })
  expect(fc.check(leavesNothingOut(smooth), { numRuns: 100, endOnFailure: true }).failed).toBe(true)
})

test('[MET-91] a finding about voices never names an actor', () => {
  const workshop = createWorkshop({
    ...Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`official${index}`, 'public'])),
    ...Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`citizen${index}`, 'citizens'])),
  })
  for (let note = 0; note < 12; note += 1)
    addWork((workshop.people['official0'] ?? expect.unreachable()).edits, 'understand')
  const found = findingsOf(workshop.view(), workshop.gathering).filter(({ finding }) => finding === 'voice-most')
  expect(found).toEqual([{ finding: 'voice-most', sector: 'public', share: 1 }])
})

test('[MET-90] the tone of every kind of finding is known, and tones never alternate', () => {
  const tones = Object.values(findingTones)
  expect(tones.filter((tone, index) => tone !== tones[index - 1])).toEqual(['together', 'question', 'doubt', 'open'])
})
