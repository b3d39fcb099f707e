import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { laterComponent } from './later-component.ts'
import { Once } from './once.tsx'

test('what opens step by step shows what comes before until its part is fetched, and then itself', async () => {
  const Greeting = () => createElement('p', null, 'Hello')
  const Later = laterComponent([], () => Promise.resolve(Greeting))
  const opening = { fetched: Later, before: 'opening', children: createElement(Later) }
  const shown = (): string => renderToStaticMarkup(createElement(Once, opening))
  expect(shown()).toBe('opening')
  await Later.fetch()
  expect(shown()).toBe('<p>Hello</p>')
})
