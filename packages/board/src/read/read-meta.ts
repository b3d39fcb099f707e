import { parseAxis, parseWords } from '../document/parse.ts'
import { longestMeaning, noteColors, schemaVersion, type NoteColor } from '../document/schema.ts'
import type { ReadableRoots } from './readable-roots.ts'
import type { BoardMeta, Legend } from './view.ts'

/** Reads the facts of a board itself, whatever peers wrote there. */
export function readMeta(roots: ReadableRoots): BoardMeta {
  const schema = roots.meta.get('schema')
  const title = roots.meta.get('title')
  const language = roots.meta.get('language')
  const version = typeof schema === 'number' ? schema : schemaVersion
  return Object.freeze({
    schema: version,
    writable: version <= schemaVersion,
    title: typeof title === 'string' ? title : '',
    language: typeof language === 'string' ? language : 'en',
    axis: parseAxis(roots.meta.get('axis')),
    legend: readLegend(roots),
    namesAuthors: roots.meta.get('authors') !== 'unnamed',
  })
}

/** Each colour under a key of its own, so that two who name two of them both do. */
function readLegend(roots: ReadableRoots): Legend {
  const meanings = noteColors.flatMap((color): [NoteColor, string][] => {
    const words =
      parseWords(roots.meta.get(`legend/${color}`))
        ?.slice(0, longestMeaning)
        .trim() ?? ''
    return words === '' ? [] : [[color, words]]
  })
  return Object.freeze(Object.fromEntries(meanings))
}
