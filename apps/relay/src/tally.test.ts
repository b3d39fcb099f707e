import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { createTally } from './tally.ts'

test('what was counted is read as a counter by label, the same however often it is read', async () => {
  const registry = new Registry()
  const tally = createTally({ name: 'frames_total', help: 'Frames', label: 'type', registry })
  for (const type of ['update', 'ack', 'update']) tally.inc({ type })
  await registry.metrics()
  tally.inc({ type: 'update' })
  const text = await registry.metrics()
  expect(text).toContain('# TYPE frames_total counter')
  expect(
    text
      .split('\n')
      .filter((line) => line.startsWith('frames_total'))
      .toSorted(),
  ).toEqual(['frames_total{type="ack"} 1', 'frames_total{type="update"} 3'])
})
