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
