import type { ItemId } from '@samtavle/board'
import type { Action } from '@samtavle/history/player'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../bridge/hooks.ts'
import { localeOf, pickLanguage } from '../words/languages.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import type { Film, Telling } from './film/film.ts'
import type { Cast } from './film/load-film.ts'
import type { Story } from './film/story.ts'

/** Longest piece of an item's words in a sentence, in characters. */
const mostLetters = 48

/** A film on the page, with who takes part in it. */
export interface ShownParts {
  readonly film: Film
  readonly cast: Cast
}

/** The film's telling, live; null until the whole history has been read. */
export function useTelling(film: Film): Telling | null {
  return useWatchable(film.telling)
}

/** Names somebody of a session: by name, or by sector where enough people speak from it, or as somebody. */
export function useWho({ cast }: Pick<ShownParts, 'cast'>, story: Story | undefined) {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  return ({ actor, sector }: { readonly actor: string | null; readonly sector: string | null }): string => {
    const name = actor === null ? null : (cast.people.get(actor)?.name ?? null)
    if (name !== null) return name
    const isCrowd = sector !== null && story?.crowds.has(sector) === true
    return isCrowd ? t('replay.someoneOf', { sector: sectorName(sector) }) : t('replay.someone')
  }
}

/** Says what an action was, as one sentence. */
export function useSentence(parts: ShownParts, story: Story | undefined): (action: Action) => string {
  const { t } = useTranslation()
  const who = useWho(parts, story)
  const { film } = parts
  const what = ({ items, itemKind }: Action): string => {
    if (items.length > 1) return t('replay.several', { count: items.length })
    const [id] = items
    const words = id === undefined ? '' : film.reader.item(id as ItemId)?.text || story?.wordsOf(id) || ''
    const line = words.replaceAll(/\s+/g, ' ').trim()
    if (line === '') return t(`replay.a.${itemKind ?? 'thing'}`)
    const text = line.length > mostLetters ? `${line.slice(0, mostLetters).trimEnd()}…` : line
    return t('replay.quoted', { text })
  }
  return (action) => {
    const { kind, zone } = action
    const values = { who: who(action), what: what(action) }
    if (kind === 'moved' && zone !== null) return t('replay.did.movedTo', { ...values, zone: t(`zones.${zone}`) })
    return t(`replay.did.${kind}`, values)
  }
}

/** Writes times of a session: the hour, with the day where it lasted longer than one. */
export function useTimeWords(story: Story | undefined): {
  readonly time: (at: number) => string
  readonly length: (ms: number) => string
} {
  const { t, i18n } = useTranslation()
  const locale = localeOf[pickLanguage(i18n.language, [])]
  const isLong = story !== undefined && story.endedAt - story.startedAt > 20 * 3_600_000
  const hour = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const format = new Intl.DateTimeFormat(locale, isLong ? { day: 'numeric', month: 'short', ...hour } : hour)
  return {
    time: (at) => (at === 0 ? '' : format.format(at)),
    length(ms) {
      const minutes = Math.max(1, Math.round(ms / 60_000))
      if (minutes < 90) return t('replay.minutes', { count: minutes })
      const hours = Math.round(minutes / 60)
      return hours < 48 ? t('replay.hours', { count: hours }) : t('replay.days', { count: Math.round(hours / 24) })
    },
  }
}
