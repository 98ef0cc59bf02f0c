import { expect, test } from 'vitest'
import { sha256 } from '@/lib/keys/random'
import { atOnce } from '@/lib/process/steps'
import { hashSteps } from './harm-parts'

const block = { type: 'paragraph', content: [{ text: '“Hers”\ud800', type: 'text', marks: [{ type: 'bold' }] }] }

test.each([
  [
    { type: 'doc', content: [block, {}] },
    '{"content":[{"content":[{"marks":[{"type":"bold"}],"text":"“Hers”\\ud800","type":"text"}],"type":"paragraph"},{}],"type":"doc"}',
  ],
  [{ type: 'doc', content: [], attrs: { z: 1, a: [null] } }, '{"attrs":{"a":[null],"z":1},"content":[],"type":"doc"}'],
  [[{ b: 1, a: {} }, 'x'], '[{"a":{},"b":1},"x"]'],
  [{}, '{}'],
  [[], '[]'],
  [null, 'null'],
])('a check signs the sorted JSON of a text, however its steps divide it: %#', (body, sorted) => {
  expect(atOnce(hashSteps(JSON.stringify(body)))).toBe(sha256(sorted))
})
