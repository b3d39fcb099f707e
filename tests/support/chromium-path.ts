import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The parts of an environment that say where programs lie. */
export type Environment = Readonly<Record<string, string | undefined>>

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const insidePlaywrightBuild = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

/** Where Chromium is: CHROME_PATH if that is set (and then nowhere else), the path, a usual place, or Playwright's cache. */
export function findChromium(env: Environment): string | undefined {
  const chosen = env['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') return isExecutable(chosen) ? chosen : undefined
  return [...placesOnPath(env), ...usualPlaces, ...placesInPlaywrightCache(env)].find(isExecutable)
}

function placesOnPath(env: Environment): string[] {
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '')
  return folders.flatMap((folder) => commands.map((command) => join(folder, command)))
}

function placesInPlaywrightCache(env: Environment): string[] {
  const home = env['HOME'] ?? homedir()
  const caches = [
    env['PLAYWRIGHT_BROWSERS_PATH'] ?? '',
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
  ].filter((cache) => cache !== '')
  return caches.flatMap((cache) =>
    chromiumBuilds(cache).flatMap((build) => insidePlaywrightBuild.map((path) => join(cache, build, path))),
  )
}

/** The newest build first. */
function chromiumBuilds(cache: string): string[] {
  try {
    const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name))
    return builds.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  } catch {
    return []
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
