import { expect, test } from 'vitest'
import { firstView, keepView } from './board-view.ts'

function windowAt(search: string, isHandheld: boolean): Window {
  const location = { search, pathname: '/b/board-0123456789' }
  const history = {
    state: null,
    replaceState: (_state: unknown, _title: string, address: string) => {
      location.search = new URL(address, 'http://localhost').search
    },
  }
  return { location, history, matchMedia: () => ({ matches: isHandheld }) } as unknown as Window
}

function storageWith(values: Map<string, string>) {
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}

test('a large screen begins with the board, a phone with writing, and the address is stronger than both', () => {
  const storage = storageWith(new Map())
  const cases: readonly (readonly [search: string, isHandheld: boolean, view: string])[] = [
    ['', false, 'board'],
    ['', true, 'phone'],
    ['?wall', false, 'wall'],
    ['?wall', true, 'wall'],
    ['?phone', false, 'phone'],
    ['?board', true, 'board'],
  ]
  for (const [search, isHandheld, view] of cases) {
    expect(firstView(windowAt(search, isHandheld), storage), `${search} ${isHandheld}`).toBe(view)
  }
})

test('a phone comes back to what was chosen on it, and a wall is left without a trace in the address', () => {
  const storage = storageWith(new Map())
  const phone = windowAt('', true)
  keepView(phone, storage, 'board')
  expect(firstView(phone, storage)).toBe('board')
  keepView(phone, storage, 'wall')
  expect([phone.location.search, firstView(phone, storage)]).toEqual(['?wall', 'wall'])
  keepView(phone, storage, 'phone')
  expect([phone.location.search, firstView(phone, storage)]).toEqual(['', 'phone'])
  const refuses = {
    getItem: () => {
      throw new Error('blocked')
    },
    setItem: () => {
      throw new Error('blocked')
    },
    removeItem: () => undefined,
  }
  keepView(phone, refuses, 'board')
  expect(firstView(phone, refuses)).toBe('phone')
})
