import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { DeviceStorage } from '../device/board-list.ts'
import { languages, loadLaterWords, loadWords, pickLanguage, type Language, type LaterPart } from './languages.ts'
import type { GroundWords, Words } from './shape.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Words; ground: GroundWords }
  }
}

const storageKey = 'samtavle.language'

/** Where the chosen language is kept, and the page that shows it. */
export interface LanguageHome {
  readonly storage: DeviceStorage
  readonly wishes: readonly string[]
  readonly document: Document
}

/** Starts the words in the visitor's language and keeps `<html lang>` true. */
export async function startWords(home: LanguageHome): Promise<i18n> {
  const language = pickLanguage(readSaved(home.storage), home.wishes)
  i18next.on('languageChanged', (now) => (home.document.documentElement.lang = now))
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: ['words'],
    defaultNS: 'words',
    resources: { [language]: { words: await loadWords(language) } },
    supportedLngs: languages,
    fallbackLng: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return i18next
}

/** Changes the language of the whole page and remembers it on this device. */
export async function changeLanguage(language: Language, storage: DeviceStorage): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'words'))
    i18next.addResourceBundle(language, 'words', await loadWords(language), true)
  // Whatever is open speaks the new language from its first word on.
  await Promise.all([...fetchedParts].map((part) => addLaterWords(language, part)))
  await i18next.changeLanguage(language)
  try {
    storage.setItem(storageKey, language)
  } catch {
    // A device that refuses to remember asks again next time.
  }
}

const fetchedParts = new Set<LaterPart>()

/** Brings the words of a part of the interface before it is shown; later changes of language bring them too. */
export async function fetchWords(part: LaterPart): Promise<void> {
  fetchedParts.add(part)
  await addLaterWords(pickLanguage(i18next.language, []), part)
}

async function addLaterWords(language: Language, part: LaterPart): Promise<void> {
  const { namespace, words } = await loadLaterWords(language, part)
  i18next.addResourceBundle(language, namespace, words, true)
}

function readSaved(storage: DeviceStorage): string | null {
  try {
    return storage.getItem(storageKey)
  } catch {
    return null
  }
}
