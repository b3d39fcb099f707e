import type { DeviceStorage } from '../device/board-list.ts'

/** A template to begin with, and what people are told of it before they choose it. */
export interface ChosenTemplate {
  readonly title: string
  /** How many steps it has, and how many things lie on its board. */
  readonly steps: number
  readonly papers: number
  /** The file, as it was parsed from JSON. */
  readonly template: object
}

const key = 'samtavle.templates'
/** Enough to find last month's workshop again; the files themselves are the archive. */
const mostKept = 5

/** The templates that were saved on this device, newest first. */
export function keptTemplates(storage: DeviceStorage): readonly ChosenTemplate[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isChosen).slice(0, mostKept) : []
  } catch {
    // Storage belongs to the device: what cannot be read is not there.
    return []
  }
}

/** Keeps a template as the newest, in place of an older one of its title; tells whether there was room for it. */
export function keepTemplate(storage: DeviceStorage, template: ChosenTemplate): boolean {
  const others = keptTemplates(storage).filter(({ title }) => title !== template.title)
  return write(storage, [template, ...others].slice(0, mostKept))
}

/** Takes a template off this device; files that were made of it stay where they are. */
export function forgetTemplate(storage: DeviceStorage, title: string): void {
  write(
    storage,
    keptTemplates(storage).filter((kept) => kept.title !== title),
  )
}

/** Older ones leave until there is room; where not even one fits, all stays as it was. */
function write(storage: DeviceStorage, templates: readonly ChosenTemplate[]): boolean {
  for (let count = templates.length; count >= Math.min(1, templates.length); count -= 1) {
    try {
      storage.setItem(key, JSON.stringify(templates.slice(0, count)))
      return true
    } catch {
      // The device is full, or keeps nothing: with one less, perhaps.
    }
  }
  return false
}

function isChosen(value: unknown): value is ChosenTemplate {
  if (typeof value !== 'object' || value === null) return false
  const { title, steps, papers, template } = value as Readonly<Record<string, unknown>>
  return (
    typeof title === 'string' &&
    typeof steps === 'number' &&
    typeof papers === 'number' &&
    typeof template === 'object' &&
    template !== null
  )
}
