import type { ItemId, WholeItem } from '@samtavle/board'
import { agreementsOf, indicatorsOf, standingOf, type AgreementReading, type Standing } from '@samtavle/method'
import type { LifeTurn } from '@samtavle/history/player'
import { composeChapters } from './compose-chapters.ts'
import { composeTalk } from './compose-talk.ts'
import { composeVotings } from './compose-votings.ts'
import type { Block, Inline, Picture, ReportDocument } from './report-document.ts'
import type { ReportVoice } from './report-voice.ts'
import type { FramingStory, ReportTelling } from './tell-report.ts'

/** Puts a report into words: what was agreed and doubted first, then how it came about. */
export function composeReport(
  telling: ReportTelling,
  voice: ReportVoice,
  pictures: ReadonlyMap<number, Picture>,
): ReportDocument {
  const { t } = voice
  const { view } = telling
  const { title } = view.meta
  const section = (heading: string, blocks: readonly Block[], otherwise: string | null): readonly Block[] => {
    if (blocks.length > 0) return [{ is: 'heading', level: 2, words: heading }, ...blocks]
    if (otherwise === null) return []
    return [
      { is: 'heading', level: 2, words: heading },
      { is: 'text', parts: [otherwise] },
    ]
  }
  return {
    language: voice.language,
    kicker: t('report.kicker'),
    title: title.trim() === '' ? t('report.untitled') : title,
    lead: lead(telling, voice),
    blocks: [
      ...section(t('report.agreements'), agreements(telling, voice), t('report.noAgreements')),
      ...section(t('report.reservations'), reservations(telling, voice), t('report.noReservations')),
      ...section(
        t('report.framings'),
        telling.framings.flatMap((framing) => framingBlocks(framing, telling, voice)),
        t('report.noFramings'),
      ),
      ...section(t('report.sharing'), sharing(telling, voice), t('report.noSharing')),
      ...section(t('report.votings'), composeVotings(telling, voice), null),
      ...section(t('report.chapters'), composeChapters(telling, voice, pictures), null),
      ...section(t('report.effects'), effects(telling, voice), null),
      ...section(t('report.talk'), composeTalk(telling, voice), null),
    ],
    about: [t('report.about'), ...(voice.hasNames ? [] : [t('report.noNames')])],
  }
}

function lead({ story }: ReportTelling, voice: ReportVoice): readonly Inline[] {
  const { t } = voice
  const actors = new Set(story.actions.list.flatMap(({ actor }) => actor ?? []))
  const span = t('report.span', { from: voice.day(story.startedAt), to: voice.day(story.endedAt) })
  const sectors = [...story.crowds].filter((sector) => sector !== null).map(voice.sector)
  return [
    span,
    actors.size < fewest ? t('report.fewTook') : t('report.took', { count: actors.size }),
    ...(sectors.length === 0 ? [] : [t('report.fromSectors', { sectors: voice.list(sectors) })]),
  ]
}

/** Fewer people than this are never counted. */
const fewest = 3

function agreements({ view }: ReportTelling, voice: ReportVoice): readonly Block[] {
  const { t } = voice
  return agreementsOf(view).flatMap((agreement): readonly Block[] => {
    const things = (ids: readonly ItemId[]): string =>
      voice.list(ids.map((id) => voice.quoted(textOf(view.items.get(id)))))
    const named = agreement.named.flatMap(
      ({ party }) => ('actor' in party ? voice.name(party.actor) : voice.hasNames ? party.name : null) ?? [],
    )
    return [
      { is: 'heading', level: 3, words: textOf(view.items.get(agreement.id)) },
      {
        is: 'list',
        isInTime: false,
        items: [
          [carried(agreement, voice)],
          ...(agreement.due === null ? [] : [[t('report.due', { day: voice.date(agreement.due) })]]),
          ...(agreement.status === 0 ? [] : [[t('report.status', { count: agreement.status })]]),
          ...(named.length === 0 ? [] : [[t('report.named', { who: voice.list(named) })]]),
          ...(agreement.resources.length === 0
            ? []
            : [[t('report.withWhat', { things: things(agreement.resources) })]]),
          ...(agreement.comesFrom.length === 0 ? [] : [[t('report.restsOn', { things: things(agreement.comesFrom) })]]),
        ],
      },
    ]
  })
}

function carried({ carriedBy, standing }: AgreementReading, voice: ReportVoice): string {
  const { t } = voice
  if (carriedBy === 'nobody') return t('report.carriedByNobody')
  const sentence = t('report.carriedBy', { who: voice.holders(standing) })
  return carriedBy === 'one-party' ? `${sentence} ${t('report.oneParty')}` : sentence
}

/** Every doubt that stands, on what is there and on what was deleted: deleting hides no doubt. */
function reservations({ view, gone }: ReportTelling, voice: ReportVoice): readonly Block[] {
  const { t } = voice
  const linesOf = (item: WholeItem, isDeleted: boolean): readonly (readonly Inline[])[] => {
    const kind = voice.kind(item.kind)
    return standingOf(view, item).reservations.map(({ actor, sector, reason, at }) => [
      { strong: reason },
      t('report.reservedBy', { who: voice.who({ actor, sector }), kind, words: voice.quoted(item.text) }),
      ...(isDeleted ? [t('report.ofDeleted', { kind })] : []),
      voice.time(at),
    ])
  }
  const whole = [...view.items.values()].flatMap((item) => (item.state === 'whole' ? linesOf(item, false) : []))
  const deleted = gone.flatMap(({ item }) => (item.state === 'whole' ? linesOf(item, true) : []))
  const items = [...whole, ...deleted]
  return items.length === 0 ? [] : [{ is: 'list', items, isInTime: false }]
}

function framingBlocks(
  { item, isDeleted, turns }: FramingStory,
  { view }: ReportTelling,
  voice: ReportVoice,
): readonly Block[] {
  const { t } = voice
  const standing = standingOf(view, item)
  const fields = [...item.fields].flatMap(([name, words]): readonly Block[] =>
    words.trim() === '' || !isKnownField(name) ? [] : [{ is: 'named', name: t(`report.field.${name}`), words }],
  )
  const told = turns.flatMap((turn, index) => turnOf(turn, turns[index + 1], voice))
  return [
    { is: 'heading', level: 3, words: item.text.trim() === '' ? voice.kind('framing') : item.text },
    ...fields,
    { is: 'text', parts: [isDeleted ? t('report.deleted') : stoodOn(standing, voice)] },
    ...(told.length === 0
      ? []
      : [
          { is: 'text', parts: [{ strong: t('report.stands') }] } as const,
          { is: 'list', items: told, isInTime: true } as const,
        ]),
  ]
}

const fieldNames = ['affects', 'known', 'assumed'] as const

function isKnownField(name: string): name is (typeof fieldNames)[number] {
  return fieldNames.some((known) => known === name)
}

function stoodOn(standing: Standing, voice: ReportVoice): string {
  const { t } = voice
  if (standing.state === 'unheld') return t('report.unheld')
  const sentence = t(`report.${standing.state}`, { who: voice.holders(standing) })
  return standing.isReworded ? `${sentence} ${t('report.reworded')}` : sentence
}

function turnOf(turn: LifeTurn, next: LifeTurn | undefined, voice: ReportVoice): readonly (readonly Inline[])[] {
  const { t } = voice
  const who = voice.who(turn)
  const said = (sentence: string): readonly (readonly Inline[])[] => [[voice.time(turn.at), sentence]]
  switch (turn.kind) {
    case 'added': {
      // The first words tell that it was written.
      const isWorded = next?.kind === 'reworded' && next.field === undefined && next.actor === turn.actor
      return isWorded ? [] : said(t('report.came', { who }))
    }
    case 'reworded': {
      const words = turn.words?.[1].trim() ?? ''
      return words === '' || turn.field !== undefined
        ? []
        : said(t('report.wordedBy', { who, words: voice.quoted(words) }))
    }
    case 'held':
      return said(t('report.heldBy', { who }))
    case 'reserved':
      return said(t('report.doubted', { who, words: voice.quoted(turn.reason ?? '') }))
    case 'withdrew':
      return said(t('report.letGo', { who }))
    case 'deleted':
      return said(t('report.wasDeleted', { who }))
    case 'restored':
      return said(t('report.cameBack', { who }))
    default:
      return []
  }
}

function sharing({ sharing: turns }: ReportTelling, voice: ReportVoice): readonly Block[] {
  const { t } = voice
  const items = turns.map(({ at, kind, words, isShared }): readonly Inline[] => {
    const about = { kind: voice.kind(kind), words: voice.quoted(words) }
    return [voice.time(at), voice.capital(t(isShared ? 'report.becameShared' : 'report.noLongerShared', about))]
  })
  return items.length === 0 ? [] : [{ is: 'list', items, isInTime: true }]
}

function effects({ view }: ReportTelling, voice: ReportVoice): readonly Block[] {
  const { t } = voice
  return indicatorsOf(view).flatMap(({ id, goal, earlierGoals, observations }): readonly Block[] => {
    const items = [
      ...(goal === null ? [] : [[t('report.goal', { words: goal.text })]]),
      ...earlierGoals.map(({ text }) => [t('report.earlierGoal', { words: text })]),
      ...observations.map(({ on, number, story }) => [
        [voice.date(on), number === null ? '' : String(number), story].filter((part) => part !== '').join(' – '),
      ]),
    ]
    return [
      { is: 'heading', level: 3, words: textOf(view.items.get(id)) },
      ...(items.length === 0 ? [] : [{ is: 'list', items, isInTime: false } as const]),
    ]
  })
}

function textOf(item: { readonly text: string } | undefined): string {
  return item?.text ?? ''
}
