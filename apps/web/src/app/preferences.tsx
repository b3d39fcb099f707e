import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTheme, saveTheme, themes } from '../device/theme.ts'
import { changeLanguage } from '../words/i18n.ts'
import { languageNames, languages } from '../words/languages.ts'
import { useServices } from './services.ts'

/** Chooses the language, each named as it names itself. */
export function LanguageSelect() {
  const { t, i18n } = useTranslation()
  const { storage } = useServices()
  const chosen = languages.find((language) => language === i18n.language) ?? 'en'
  return (
    <select
      className="select"
      aria-label={t('app.language')}
      value={chosen}
      onChange={(event) => {
        const language = languages.find((known) => known === event.target.value)
        if (language) void changeLanguage(language, storage)
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </select>
  )
}

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

/** Chooses light, dark, or what the device wishes. */
export function ThemeSelect() {
  const { t } = useTranslation()
  const { storage } = useServices()
  const [theme, setTheme] = useState(() => readTheme(storage))
  return (
    <select
      className="select"
      aria-label={t('app.theme')}
      value={theme}
      onChange={(event) => {
        const chosen = themes.find((known) => known === event.target.value) ?? 'system'
        saveTheme(chosen, storage, document.documentElement)
        setTheme(chosen)
      }}
    >
      {themes.map((known) => (
        <option key={known} value={known}>
          {t(themeWords[known])}
        </option>
      ))}
    </select>
  )
}
