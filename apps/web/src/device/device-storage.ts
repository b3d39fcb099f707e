import type { DeviceStorage } from './board-list.ts'

/** The browser's storage, or where that is refused (private windows, blocked cookies) one that lasts as long as the tab. */
export function deviceStorage(window: Window): DeviceStorage {
  try {
    window.localStorage.getItem('samtavle')
    return window.localStorage
  } catch {
    return tabStorage()
  }
}

function tabStorage(): DeviceStorage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}
