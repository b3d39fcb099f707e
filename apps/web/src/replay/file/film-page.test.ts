import { expect, test } from 'vitest'
import { bytesOf } from './base64.ts'
import { parseFilmAbout } from './film-about.ts'
import { fillFilmPage } from './film-page.ts'

const page = '<html lang="{{language}}"><title>{{title}}</title><b>{{about}}</b><i>{{tracks}}</i></html>'
const stages = [
  { at: 1000, label: '</script><b>Arrive</b>' },
  { at: 2000.5, label: '' },
]
const anna = { actorId: 'anna', name: '</script><img src=x onerror=alert(1)>', sector: 'citizens' }

function partsOf(filled: string): readonly string[] {
  return /^<html lang="(.*)"><title>(.*)<\/title><b>(.*)<\/b><i>(.*)<\/i><\/html>$/s.exec(filled)?.slice(1) ?? []
}

test('a film is written into its page and read from it again, whatever its bytes are', () => {
  const tracks = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256)
  const cast = { people: new Map([['anna', anna]]), hasNames: true }
  const [language, title, about, film] = partsOf(
    fillFilmPage(page, { title: 'Havnen', language: 'da', cast, stages, tracks }),
  )
  expect([language, title]).toEqual(['da', 'Havnen'])
  expect(bytesOf(film ?? '')).toEqual(tracks)
  expect(parseFilmAbout(about ?? '')).toEqual({ language: 'da', cast, stages })
})

test('markup in titles and names, and what looks like a place to fill, is only words', () => {
  const cast = { people: new Map([['anna', anna]]), hasNames: true }
  const title = `{{tracks}}$&$1</title><script>alert("1")</script>'`
  const filled = fillFilmPage(page, { title, language: 'en', cast, stages: [], tracks: new Uint8Array() })
  expect(filled).not.toContain('<script')
  expect(filled).not.toContain('</script')
  expect(filled).not.toContain('<img')
  expect(partsOf(filled)[1]).toContain('{{tracks}}$&amp;$1&lt;/title&gt;')
})

test('a link that hides names writes none into the file', () => {
  const cast = { people: new Map([['anna', { ...anna, name: 'Anna' }]]), hasNames: false }
  const filled = fillFilmPage(page, { title: '', language: 'nb', cast, stages: [], tracks: new Uint8Array() })
  expect(filled).not.toContain('Anna')
  expect(parseFilmAbout(partsOf(filled)[2] ?? '').cast.people.get('anna')).toEqual({ ...anna, name: null })
})

test.each([
  '',
  'null',
  '[]',
  '{"people":7,"stages":{}}',
  '{"people":[null,{"id":3},{"id":"a","name":5}],"stages":[7,null,{"at":"x","label":"x"}],"language":"tlh"}',
])('a damaged file says %s, and the film is shown all the same', (json) => {
  const { language, cast } = parseFilmAbout(json)
  expect([language, cast.hasNames]).toEqual(['en', false])
  for (const { name, sector } of cast.people.values()) expect([name, sector]).toEqual([null, null])
})

test('what is no base64 is no film', () => expect(bytesOf('<p>')).toBeNull())
