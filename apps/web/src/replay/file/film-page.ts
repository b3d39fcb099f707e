import { base64Of } from './base64.ts'
import { writeFilmAbout, type FilmAbout } from './film-about.ts'

/** What is written into the page that plays a film by itself. */
export interface SavedFilm extends FilmAbout {
  readonly title: string
  readonly tracks: Uint8Array
}

/** Fills the built page `film.html` with a film. What people wrote goes into it escaped, and its own policy lets nothing else run. */
export function fillFilmPage(page: string, { title, tracks, ...about }: SavedFilm): string {
  const parts: Readonly<Record<string, string>> = {
    language: about.language,
    title: escapeHtml(title),
    about: writeFilmAbout(about),
    tracks: base64Of(tracks),
  }
  return page.replaceAll(/\{\{(language|title|about|tracks)\}\}/g, (_, name: string) => parts[name] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Turns words into HTML that says them and nothing else. */
export function escapeHtml(words: string): string {
  return words.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '')
}
