import { expect, test } from 'vitest'
import { addWork, createWorkshop } from '../test/workshop.ts'
import { agreementsOf, groundRulesOf, gatheringOf } from './index.ts'

function fourPeople() {
  return createWorkshop({ anna: 'citizens', bo: 'public', britt: 'public', eva: null })
}

test.each([
  [[], 'nobody', []],
  [['bo', 'britt'], 'one-party', ['public']],
  [['eva'], 'one-party', []],
  [['bo', 'anna'], 'several', ['public', 'citizens']],
] as const)('[MET-30] agreed to by %j an agreement is carried by %s', (names, carriedBy, sectors) => {
  const workshop = fourPeople()
  const id = workshop.people.bo.edits.addAgreement({ text: 'We light the quay' })
  workshop.hold(id, ...names)
  expect(agreementsOf(workshop.view())).toMatchObject([{ id, carriedBy, sectors }])
})

test('[MET-30] [MET-31] naming somebody makes nobody a carrier; they are awaited until they say something themselves', () => {
  const workshop = fourPeople()
  const { anna, bo } = workshop.people
  const club = { name: 'The rowing club', sector: 'civil-society' }
  const id = bo.edits.addAgreement({
    text: 'We light the quay',
    who: [{ actor: anna.actor }, { actor: bo.actor }, club],
  })
  workshop.hold(id, 'bo')
  expect(agreementsOf(workshop.view())).toMatchObject([{ carriedBy: 'one-party', awaited: [anna.actor] }])
  const [agreement] = agreementsOf(workshop.view())
  expect(agreement?.named.map(({ sector }) => sector).toSorted()).toEqual(['citizens', 'civil-society', 'public'])
  anna.edits.reserve(id, 'not without lifebuoys')
  expect(agreementsOf(workshop.view())).toMatchObject([
    { carriedBy: 'one-party', awaited: [], standing: { reservations: [{ reason: 'not without lifebuoys' }] } },
  ])
})

test('[MET-32] an agreement leads back to what it came from and to its resources, from either side', () => {
  const workshop = fourPeople()
  const { edits } = workshop.people.anna
  const [plan, other] = [addWork(edits, 'plan'), addWork(edits, 'plan')]
  const [lamps, boat] = [edits.addResource({ text: 'Lamps' }), edits.addResource({ text: 'A boat' })]
  workshop.sync()
  const id = workshop.people.bo.edits.addAgreement({
    text: 'We light the quay',
    from: [plan, other],
    resources: [lamps],
  })
  workshop.sync()
  edits.link(boat, id, 'relates')
  const [agreement] = agreementsOf(workshop.view())
  expect(agreement?.comesFrom).toEqual([plan, other].toSorted())
  expect(agreement?.resources).toEqual([lamps, boat].toSorted())
})

test('[MET-33] a ground rule is open until everybody here agrees, a concern while somebody has one, and open again when reopened', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  const id = anna.edits.addRule({ text: 'Everybody is heard before anybody speaks twice' })
  const states: unknown[] = []
  const note = (): void => {
    for (const { state, unanswered } of groundRulesOf(workshop.view(), workshop.gathering))
      states.push([state, unanswered])
  }
  note()
  workshop.hold(id, 'anna')
  note()
  bo.edits.reserve(id, 'the mayor has a train to catch')
  note()
  bo.edits.hold(id)
  note()
  workshop.sync()
  anna.edits.reopen(id, 'it takes too long')
  note()
  expect(states).toEqual([
    ['open', [anna.actor, bo.actor]],
    ['open', [bo.actor]],
    ['concern', []],
    ['agreed', []],
    ['open', [anna.actor, bo.actor]],
  ])
})

test('[MET-33] somebody who joins later has not agreed yet', () => {
  const workshop = createWorkshop({ anna: 'citizens' })
  const id = workshop.people.anna.edits.addRule({ text: 'We say du' })
  workshop.hold(id, 'anna')
  const joined = gatheringOf(
    [...workshop.gathering.sectorByActor, ['late', 'public'] as const].map(([actorId, sector]) => ({
      actorId,
      sector,
    })),
  )
  expect(groundRulesOf(workshop.view(), joined)).toMatchObject([{ state: 'open', unanswered: ['late'] }])
})
