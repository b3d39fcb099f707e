import { expect, test } from 'vitest'
import { offerSubprotocols, parseSubprotocols, subprotocols } from './subprotocols.ts'

test('[AUTH-1] a token offered beside a protocol is found and never selected', () => {
  expect(parseSubprotocols('samtavle.v1, token.abc-_1')).toEqual({ selected: 'samtavle.v1', token: 'abc-_1' })
  expect(parseSubprotocols('token.abc,samtavle.v1+ack')).toEqual({ selected: 'samtavle.v1+ack', token: 'abc' })
  expect(parseSubprotocols('token.abc')).toEqual({ selected: null, token: 'abc' })
})

test('[AUTH-2] of what a client offers it gets the most', () => {
  const all = 'samtavle.v1, samtavle.v1+ack, samtavle.v1+ack+keeping'
  expect(parseSubprotocols(`${all}, samtavle.v1+ack+keeping+digest`).selected).toBe(subprotocols.digests)
  expect(parseSubprotocols(all).selected).toBe(subprotocols.keeping)
  expect(parseSubprotocols('samtavle.v1, samtavle.v1+ack').selected).toBe(subprotocols.acks)
})

test('[AUTH-3] offering nothing known selects nothing', () => {
  for (const header of [undefined, '', 'graphql-ws', 'samtavle.v2', 'SAMTAVLE.V1', 'token.']) {
    expect(parseSubprotocols(header)).toEqual({ selected: null, token: null })
  }
})

test('[AUTH-1] what a client offers reads back', () => {
  expect(parseSubprotocols(offerSubprotocols('secret', subprotocols.acks).join(', '))).toEqual({
    selected: subprotocols.acks,
    token: 'secret',
  })
  expect(offerSubprotocols(null, subprotocols.plain)).toEqual(['samtavle.v1'])
})
