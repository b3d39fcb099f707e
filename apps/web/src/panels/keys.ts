const isApple = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.userAgent)

/** A shortcut with the main modifier of this device, as it is written on its keys. */
export function keysOf(...keys: readonly string[]): string {
  return isApple ? `⌘${keys.map((key) => (key === 'Shift' ? '⇧' : key)).join('')}` : ['Ctrl', ...keys].join('+')
}
