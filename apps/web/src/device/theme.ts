import type { DeviceStorage } from './board-list.ts'

/** What a person can wish; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Read by public/theme.js too, before the first paint. */
const key = 'samtavle.theme'

/** The theme chosen on this device. */
export function readTheme(storage: Pick<DeviceStorage, 'getItem'>): Theme {
  try {
    return themes.find((theme) => theme === storage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Keeps a choice and shows it on the page at once. */
export function saveTheme(theme: Theme, storage: DeviceStorage, page: HTMLElement): void {
  if (theme === 'system') delete page.dataset['theme']
  else page.dataset['theme'] = theme
  try {
    if (theme === 'system') storage.removeItem(key)
    else storage.setItem(key, theme)
  } catch {
    // The choice then holds for this visit.
  }
}

/** Calls back when the colours of the page change, by choice or by the device's wish; returns how to stop. */
export function watchColours(window: Window & typeof globalThis, listener: () => void): () => void {
  const wish = window.matchMedia('(prefers-color-scheme: dark)')
  const choice = new window.MutationObserver(listener)
  choice.observe(window.document.documentElement, { attributeFilter: ['data-theme'] })
  wish.addEventListener('change', listener)
  return () => {
    choice.disconnect()
    wish.removeEventListener('change', listener)
  }
}
