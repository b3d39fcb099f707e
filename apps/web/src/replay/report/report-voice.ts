import type { ItemKind } from '@samtavle/board'
import { isSectorId, type Standing } from '@samtavle/method'
import type { TFunction } from 'i18next'
import { localeOf, type Language } from '../../words/languages.ts'
import type { Cast } from '../film/load-film.ts'
import type { Story } from '../film/story.ts'
import type { Inline } from './report-document.ts'

/** How a report speaks: in one language, and of people no more than its reader may know. */
export interface ReportVoice {
  readonly t: TFunction
  readonly language: string
  readonly hasNames: boolean
  /** Somebody's name where it may be told. */
  name(actor: string | null): string | null
  /** Somebody by name; else by their sector, where enough people speak from it; else as somebody. */
  who(teller: { readonly actor: string | null; readonly sector: string | null }): string
  /** Sectors that hold something, counted where enough people speak from them; all others together, without a figure. */
  holders(standing: Standing): string
  sector(sector: string): string
  kind(kind: ItemKind): string
  quoted(words: string): string
  list(words: readonly string[]): string
  capital(sentence: string): string
  time(at: number): Inline
  day(at: number): string
  /** A date as it is stored, `2027-05-01`. */
  date(day: string): string
  length(ms: number): string
}

interface VoiceOptions {
  readonly t: TFunction
  readonly language: Language
  readonly cast: Cast
  readonly story: Story
}

/** Longest piece of somebody's words inside a sentence, in characters. */
const mostLetters = 300

/** Makes a voice in the reader's language. */
export function createReportVoice({ t, language, cast, story }: VoiceOptions): ReportVoice {
  const locale = localeOf[language]
  const isLong = story.endedAt - story.startedAt > 20 * 3_600_000
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const time = new Intl.DateTimeFormat(locale, isLong ? { day: 'numeric', month: 'short', ...clock } : clock)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const sector = (name: string): string => (isSectorId(name) ? t(`sectors.${name}`) : name)
  const name = (actor: string | null): string | null =>
    actor === null || !cast.hasNames ? null : (cast.people.get(actor)?.name ?? null)
  return {
    t,
    language,
    hasNames: cast.hasNames,
    name,
    who(teller) {
      const told = name(teller.actor)
      if (told !== null) return told
      const isCrowd = teller.sector !== null && story.crowds.has(teller.sector)
      const words = isCrowd ? t('report.somebodyOf', { sector: sector(teller.sector ?? '') }) : t('report.somebody')
      return capital(words, locale)
    },
    holders({ holds, holdsBySector }) {
      const told = [...holdsBySector].filter(([from]) => story.crowds.has(from))
      const counted = told.reduce((sum, [, count]) => sum + count, 0)
      const words = told.map(([from, count]) => t('report.countOf', { sector: sector(from), count }))
      if (counted === holds.length) return lists.format(words)
      // Whoever is not counted may be one person: no figure, and no sum, tells of them.
      return words.length === 0 ? t('report.somebody') : lists.format([...words, t('report.others')])
    },
    sector,
    kind: (kind) => t(isTold(kind) ? `report.kind.${kind}` : 'report.kind.thing'),
    quoted(words) {
      const line = words.replaceAll(/\s+/g, ' ').trim()
      return t('report.quoted', { text: line.length > mostLetters ? `${line.slice(0, mostLetters).trimEnd()}…` : line })
    },
    list: (words) => lists.format(words),
    capital: (sentence) => capital(sentence, locale),
    time: (at) => ({ at, words: time.format(at) }),
    day: (at) => day.format(at),
    date(stored) {
      const parsed = Date.parse(stored)
      return Number.isNaN(parsed) ? stored : date.format(parsed)
    },
    length(ms) {
      const minutes = Math.max(1, Math.round(ms / 60_000))
      if (minutes < 90) return t('replay.minutes', { count: minutes })
      const hours = Math.round(minutes / 60)
      return hours < 48 ? t('replay.hours', { count: hours }) : t('replay.days', { count: Math.round(hours / 24) })
    },
  }
}

const toldKinds = ['note', 'framing', 'agreement', 'rule', 'indicator', 'resource', 'expectation'] as const

function isTold(kind: ItemKind): kind is (typeof toldKinds)[number] {
  return toldKinds.some((told) => told === kind)
}

function capital(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
}
