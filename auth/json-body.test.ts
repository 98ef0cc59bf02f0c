import { expect, test } from 'vitest'
import { readJsonBody } from './json-body'

const jsonIn = (body: string, texts?: number) =>
  readJsonBody(new Request('http://localhost/', { method: 'POST', body }), texts)
const long = 'The text is too long. Split it into several.'

test('what is no JSON, is nested without end or has thousands of names is as if nothing was sent', async () => {
  const names = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}" :1`).join(',')}}`
  expect(await jsonIn('{"a": [1, "b: {[\\"" ]}')).toEqual({ ok: true, value: { a: [1, 'b: {["'] } })
  expect(await jsonIn(names(1_000))).toMatchObject({ ok: true, value: { k999: 1 } })
  const nothing = ['{', names(1_001), `${'['.repeat(1_001)}${']'.repeat(1_001)}`]
  for (const body of nothing) expect(await jsonIn(body)).toEqual({ ok: true, value: undefined })
})

test.each([
  ['characters', (count: number) => `"${'a'.repeat(count - 2)}"`, 2_500_000],
  ['objects and lists', (count: number) => `[${'{},'.repeat(count - 2)}[]]`, 150_000],
])(
  'more %s than a text can have are refused in a sentence, and twice as many where there are two',
  async (_, body, max) => {
    expect(await jsonIn(body(max))).toMatchObject({ ok: true })
    expect(await jsonIn(body(max + 1))).toMatchObject({ ok: false, problems: [{ message: long }] })
    expect(await jsonIn(body(max * 2), 2)).toMatchObject({ ok: true })
    expect(await jsonIn(body(max * 2 + 1), 2)).toMatchObject({ ok: false, problems: [{ message: long }] })
  },
)

test('the character U+0000 is dropped, and nothing else', async () => {
  const json = '{"title":"a\\u0000b","list":["\\\\u0000","\\u0000"]}'
  expect(await jsonIn(json)).toEqual({ ok: true, value: { title: 'ab', list: ['\\u0000', ''] } })
})
