import { expect, test } from 'vitest'
import { readStatements, readVotes } from './read-deliberation.ts'

const statementHead = 'timestamp,comment-id,author-id,agrees,comment-body'
const voteHead = 'timestamp,comment-id,voter-id,vote'

test('statements are read oldest first, with line feeds and quotes, and those without words are left out', () => {
  const file = `\uFEFF${statementHead}\r\n2000,7,3,0,"Say ""hi"",\nall"\r\n1000,8,4,0,First\r\n3000,9,4,0,"  "\r\n`
  expect(readStatements(file)).toEqual({
    ok: true,
    value: [
      { at: 1000, id: '8', author: '4', text: 'First' },
      { at: 2000, id: '7', author: '3', text: 'Say "hi",\nall' },
    ],
  })
})

test('votes are read in the order they were cast', () => {
  expect(readVotes(`${voteHead}\n20,1,5,-1\n10,1,6,1\n30,1,7,0\n`)).toMatchObject({
    ok: true,
    value: [{ vote: 1 }, { vote: -1 }, { vote: 0 }],
  })
})

test.each([
  ['timestamp,comment-id\n1,2\n', 'the first row has no column named “author-id”'],
  ['', 'the first row has no column named “timestamp”'],
  [`${statementHead}\nyesterday,1,1,0,x\n`, 'record 2: the timestamp is no time in milliseconds since 1970'],
  [`${statementHead}\n1,1,1,0,x\n1,1,1,0,"x\n`, 'it is not CSV as RFC 4180 describes it'],
  [`${statementHead}\n1,1,1,0,${'x'.repeat(10_001)}\n`, 'record 2: a note takes at most 10000 characters'],
])('a file that is no deliberation is refused with the place: %#', (file, error) => {
  expect(readStatements(file)).toEqual({ ok: false, error })
})

test('a vote that is none is refused', () => {
  expect(readVotes(`${voteHead}\n1,1,1,2\n`)).toEqual({ ok: false, error: 'record 2: the vote is neither 1, 0 nor -1' })
})
