import type { Plugin } from 'vite'

/** A word file of the component library, by its language; it ships 34 languages, of which we speak three. */
const wordFile = /react-aria(?:-components)?\/dist\/private\/(?:intl\/)?.*\/([a-z]{2}-[A-Z]{2})\.mjs$/
const spoken = new Set(['en-US', 'da-DK', 'nb-NO'])

/** Leaves the languages that nobody can choose here out of the bundle. */
export function componentLocales(): Plugin {
  return {
    name: 'samtavle-component-locales',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const locale = wordFile.exec(id)?.[1]
      return locale === undefined || spoken.has(locale) ? null : 'export default {}'
    },
  }
}
