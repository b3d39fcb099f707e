import type { Stage } from '@samtavle/history/player'
import { languages, type Language } from '../../words/languages.ts'
import { readStages } from '../../api/stage-calls.ts'
import type { Cast } from '../film/load-film.ts'

/** What a saved film knows besides its tracks. */
export interface FilmAbout {
  readonly language: Language
  readonly cast: Cast
  /** The steps that the session went through; a film that was saved before they were kept has none. */
  readonly stages: readonly Stage[]
}

/** Writes it as JSON that can stand inside a script element: no bracket that could close one. */
export function writeFilmAbout({ language, cast, stages }: FilmAbout): string {
  const people = Array.from(cast.people.values(), ({ actorId, name, sector }) => ({
    id: actorId,
    name: cast.hasNames ? name : null,
    sector,
  }))
  return JSON.stringify({ version: 1, language, hasNames: cast.hasNames, people, stages }).replaceAll(
    '<',
    String.raw`\u003c`,
  )
}

/** Reads it back; what a damaged file says otherwise is left out, and the film is shown with whom it still names. */
export function parseFilmAbout(json: string): FilmAbout {
  const parsed = recordOf(parseJson(json))
  const people = Array.isArray(parsed['people']) ? (parsed['people'] as readonly unknown[]) : []
  const known = people.flatMap((person) => {
    const { id, name, sector } = recordOf(person)
    if (typeof id !== 'string') return []
    return [[id, { actorId: id, name: textOrNull(name), sector: textOrNull(sector) }] as const]
  })
  return {
    language: languages.find((language) => language === parsed['language']) ?? 'en',
    cast: { people: new Map(known), hasNames: parsed['hasNames'] === true },
    stages: readStages(parsed['stages']) ?? [],
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
