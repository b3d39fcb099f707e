import { createElement, Suspense } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { laterComponent } from './later-component.ts'

test('a component that was fetched ahead is there at once, and not only after a wait', async () => {
  const Greeting = ({ name }: { readonly name: string }) => createElement('p', null, `Hello ${name}`)
  const Later = laterComponent([], () => Promise.resolve(Greeting))
  const shown = (): string =>
    renderToStaticMarkup(createElement(Suspense, { fallback: 'wait' }, createElement(Later, { name: 'Bo' })))
  expect(shown()).toContain('wait')
  await Later.fetch()
  expect(shown()).toBe('<p>Hello Bo</p>')
})
