import { limits } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'

test('without any settings a relay serves everybody on port 4400 from ./data', () => {
  expect(parseConfig({})).toEqual({
    ok: true,
    value: {
      port: 4400,
      host: '0.0.0.0',
      dataDir: './data',
      publicOrigins: [],
      logLevel: 'info',
      trustProxy: false,
      recoverUntil: 0,
      limits,
    },
  })
})

test('every setting is read', () => {
  const env = {
    PORT: '80',
    HOST: '127.0.0.1',
    DATA_DIR: '/srv/boards',
    PUBLIC_URL: 'https://board.example.org/, http://localhost:4400',
    LOG_LEVEL: 'debug',
    TRUST_PROXY: '10.0.0.0/8',
    RECOVER_UNTIL: '2027-01-31T18:00:00+01:00',
    LIMIT_CONNECTIONS_PER_BOARD: '12',
    LIMIT_QUESTIONS_PER_SECOND: '0.5',
  }
  expect(parseConfig(env)).toEqual({
    ok: true,
    value: {
      port: 80,
      host: '127.0.0.1',
      dataDir: '/srv/boards',
      publicOrigins: ['https://board.example.org', 'http://localhost:4400'],
      logLevel: 'debug',
      trustProxy: '10.0.0.0/8',
      recoverUntil: Date.UTC(2027, 0, 31, 17),
      limits: { ...limits, connectionsPerBoard: 12, questionsPerSecond: 0.5 },
    },
  })
})

test('a setting that is empty is as if it was not there', () => {
  expect(parseConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(parseConfig({}))
})

test('every bad setting is refused in one sentence that names it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '44.5'],
    ['PUBLIC_URL', 'board.example.org'],
    ['PUBLIC_URL', 'ftp://board.example.org'],
    ['PUBLIC_URL', 'https://board.example.org/path'],
    ['PUBLIC_URL', 'https://user:word@board.example.org'],
    ['PUBLIC_URL', 'https://a.example,,https://b.example'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'perhaps'],
    ['TRUST_PROXY', '10.0.0.0/64'],
    ['TRUST_PROXY', '10.0.0'],
    ['LIMIT_FRAMES_PER_SECOND', 'many'],
    ['LIMIT_FRAMES_PER_SECOND', '0'],
    ['LIMIT_FRAMES_PER_SECOND', '-3'],
    ['LIMIT_HELD_MS', '99999999999'],
    ['LIMIT_FRAMES_PER_SECONDS', '60'],
    ['LIMIT_QUEUED_SOFT_BYTES', '9000000'],
    ['DATABASE_URL', 'postgres://localhost/samtavle'],
    ['REDIS_URL', 'redis://localhost'],
  ]
  for (const [name, value] of cases) {
    const config = parseConfig({ [name]: value })
    expect(config.ok, `${name}=${value}`).toBe(false)
    expect(!config.ok && config.error).toMatch(new RegExp(`^${name} .*\\.$`))
  }
})
