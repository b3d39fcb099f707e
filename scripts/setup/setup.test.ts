import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from './paths.mjs'
import { isTrouble, troubleFrom } from './trouble.mjs'

const runFile = promisify(execFile)

/** A checkout with nothing but the scripts that set up, and a space in its path. */
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle set up-'))
  cpSync(join(root, 'scripts/setup'), join(folder, 'scripts/setup'), { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function runNode(code: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return runFile(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder })
}

describe('the lock', () => {
  const work = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as pause } from 'node:timers/promises'
    import { withLock } from './scripts/setup/lock.mjs'
    await withLock(async () => {
      appendFileSync('log', 'in ')
      await pause(100)
      appendFileSync('log', 'out ')
    })`

  test('lets one start in at a time, and leaves nothing behind', async () => {
    await Promise.all([runNode(work), runNode(work), runNode(work)])
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out in out ')
    expect(existsSync(join(folder, '.toolchain/lock'))).toBe(false)
  })

  test('of a start that was killed is taken over', async () => {
    const lock = join(folder, '.toolchain/lock')
    mkdirSync(join(folder, '.toolchain'))
    writeFileSync(lock, '1')
    utimesSync(lock, 1, 1)
    const { stderr } = await runNode(work)
    expect(stderr).toContain('another start is setting up')
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out ')
  })

  test('is given back when the work fails', async () => {
    const failing = work.replace('await pause(100)', `throw new Error('no luck')`)
    await expect(runNode(failing)).rejects.toThrow('no luck')
    await runNode(work)
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in in out ')
  })
})

describe('a fingerprint', () => {
  async function fingerprintOf(
    files: Readonly<Record<string, string>>,
    facts: readonly string[] = [],
  ): Promise<string> {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
    const { stdout } = await runNode(`
      import { fingerprint } from './scripts/setup/fingerprint.mjs'
      process.stdout.write(fingerprint(${JSON.stringify(Object.keys(files))}, ${JSON.stringify(facts)}))`)
    return stdout
  }

  test('changes with contents, names and facts, and with nothing else', async () => {
    const first = await fingerprintOf({ a: 'one', b: 'two' }, ['v24'])
    expect(await fingerprintOf({ a: 'one', b: 'two' }, ['v24'])).toBe(first)
    expect(await fingerprintOf({ a: 'one', b: 'TWO' }, ['v24'])).not.toBe(first)
    expect(await fingerprintOf({ a: 'onetwo', b: '' }, ['v24'])).not.toBe(first)
    expect(await fingerprintOf({ a: 'one', c: 'two' }, ['v24'])).not.toBe(first)
    expect(await fingerprintOf({ a: 'one', b: 'two' }, ['v25'])).not.toBe(first)
  })
})

describe('trouble', () => {
  test.each([
    ['npm error code EAI_AGAIN', 'Could not reach the npm registry'],
    ['ERR_PNPM_META_FETCH_FAIL dns error', 'Could not reach the npm registry'],
    ['No space left on device (os error 28)', 'The disk is full'],
    ["EACCES: permission denied, mkdir '/x'", 'May not write'],
    ['EROFS: read-only file system', 'May not write'],
    ['ERR_PNPM_OUTDATED_LOCKFILE', 'pnpm-lock.yaml does not fit'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'not trusted here'],
  ])('«%s» becomes one sentence that says what to do', (output, sentence) => {
    const trouble = troubleFrom(output, 'otherwise')
    expect(isTrouble(trouble)).toBe(true)
    expect(trouble.message).toContain(sentence)
    expect(trouble.message).not.toContain('\n')
  })

  test('that is not known keeps the sentence of its place', () => {
    expect(troubleFrom('a strange noise', 'The web app could not be built.').message).toBe(
      'The web app could not be built.',
    )
  })
})

test('a command that does not exist is answered with those that do', async () => {
  const command = runFile(process.execPath, [join(root, 'scripts/samtavle.mjs'), 'dance'])
  await expect(command).rejects.toMatchObject({
    code: 1,
    stderr:
      'samtavle: Say what to do: start or verify or backup or restore or repair or erase or doctor or help or test.\n',
  })
})
